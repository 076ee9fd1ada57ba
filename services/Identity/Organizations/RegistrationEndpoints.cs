using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.Identity.Passwords;
using ScenarioHub.Identity.People;
using ScenarioHub.Identity.Secrets;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Identity.Organizations;

/// <summary>The first person of a new organisation.</summary>
public record FirstMember(
    [Required, StringLength(50, MinimumLength = 1)] string Name,
    [Required, EmailAddress, StringLength(254)] string Email,
    [Required] string Password,
    [AllowedValues("zh-CN", "en", null)] string? Language);

/// <summary>An organisation that wants to take part.</summary>
public record RegisterOrganization(
    [Required, AllowedValues(OrganizationKinds.Park, OrganizationKinds.Company, OrganizationKinds.Agency, OrganizationKinds.Funder, OrganizationKinds.Platform)] string Kind,
    [Required, StringLength(100, MinimumLength = 2)] string Name,
    [Required] string CreditCode,
    [Required, RegularExpression(Patterns.RegionCode, ErrorMessage = "organization.region-code")] string RegionCode,
    [StringLength(40, MinimumLength = 1)] string? GrowthTier,
    [StringLength(100, MinimumLength = 1)] string? Department,
    [RegularExpression(Patterns.Phone, ErrorMessage = "organization.phone")] string? Phone,
    [Required] FirstMember Member,
    bool Consent)
{
    internal OrganizationEntry ToEntry() => new(Name.Trim(), RegionCode, GrowthTier?.Trim(), Department?.Trim(), Phone?.Trim());
}

/// <summary>A registration as it was taken, with what the administrator will look at.</summary>
public record Registration(Guid Id, string Kind, string Name, OrganizationState State, IReadOnlyList<Warning> Warnings)
{
    internal static Registration Of(Organization o, ProblemTexts texts) =>
        new(o.Id, o.Kind, o.Name, o.State, OrganizationView.Warnings(o.CreditCode, texts));
}

/// <summary>Registering an organisation with its first member (单位注册).</summary>
public static class RegistrationEndpoints
{
    /// <summary>Maps <c>POST /organizations</c>. Public; the gateway limits how often.</summary>
    public static void MapRegistration(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/organizations", Register).WithTags("Organizations").AllowAnonymous().ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Created<Registration>> Register(
        RegisterOrganization command, CreationKey key, IdentityDb db, PasswordHashes passwords, ProblemTexts texts, TimeProvider clock, CancellationToken ct)
    {
        var creditCode = CreditCode.Parse(command.CreditCode);
        Consent.Check(command.Consent);
        PasswordRules.Check("member.password", command.Member.Password, command.Member.Email);
        var creationKey = key.HashFor("registration", Guid.Empty);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync($"registration {creditCode}", ct);
        if (await Repeated(db, creationKey, creditCode, command.Member.Email, ct) is { } first)
        {
            return Answer(first, texts);
        }

        RuleException.ThrowIf(await db.Organizations.AnyAsync(o => o.CreditCode == creditCode, ct), "organization.duplicate");
        var now = clock.GetUtcNow();
        var organization = Organization.Register(command.Kind, creditCode, command.ToEntry(), now, creationKey);
        var person = Person.Join(organization, command.Member.Name, command.Member.Email, command.Member.Language, [Roles.Manager], now);
        await db.AddPersonAsync(person, passwords.Hash(command.Member.Password), false, now, ct);
        db.Add(organization);
        db.Publish(
            new OrganizationRegistered(organization.Id, organization.Kind, organization.Name, CreditCode.WarningsOf(creditCode), now),
            organization.Changed(now),
            person.Changed(organization.Kind, now));
        db.Record(person.ToPrincipal(), "organization.registered", organization.Id, organization.Id, new { organization.Kind, organization.Name });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return Answer(organization, texts);
    }

    private static Created<Registration> Answer(Organization organization, ProblemTexts texts) =>
        TypedResults.Created("/api/identity/organizations/mine", Registration.Of(organization, texts));

    /// <summary>The organisation that the same key has registered before, if it was with the same content.</summary>
    private static async Task<Organization?> Repeated(IdentityDb db, byte[]? creationKey, string creditCode, string email, CancellationToken ct)
    {
        var before = creationKey is null ? null : await db.Organizations.AsNoTracking().SingleOrDefaultAsync(o => o.CreationKey == creationKey, ct);
        if (before is null)
        {
            return null;
        }

        var emailKey = Email.KeyOf(email);
        var same = before.CreditCode == creditCode && await db.People.AnyAsync(p => p.OrganizationId == before.Id && p.EmailKey == emailKey, ct);
        return same ? before : throw new RuleException("idempotency.reused");
    }
}
