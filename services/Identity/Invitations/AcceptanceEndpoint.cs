using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Identity.Organizations;
using ScenarioHub.Identity.Passwords;
using ScenarioHub.Identity.People;
using ScenarioHub.Identity.Secrets;
using ScenarioHub.Persistence;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Identity.Invitations;

/// <summary>Accepting an invitation.</summary>
internal static class AcceptanceEndpoint
{
    /// <summary>Maps <c>POST /invitations/accept</c>. Public: the token is the proof.</summary>
    public static void MapAcceptance(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/invitations/accept", Accept).WithTags("Members").AllowAnonymous().ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<NoContent> Accept(
        AcceptInvitation command, IdentityDb db, PasswordHashes passwords, TimeProvider clock, CancellationToken ct)
    {
        Consent.Check(command.Consent);
        var hash = new Secret(command.Token).Hash;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Unknown, used, withdrawn and expired are one answer: a guess learns nothing.
        var found = await db.Invitations.FromSql($"SELECT * FROM invitation WHERE token_hash = {hash} FOR UPDATE").ToListAsync(ct);
        var invitation = found is [var one] ? one : throw new RuleException("invitation.invalid");
        var now = clock.GetUtcNow();
        invitation.Accept(now);
        PasswordRules.Check("password", command.Password, invitation.Email);
        var organization = await db.Organizations.SingleAsync(o => o.Id == invitation.OrganizationId, ct);
        var person = Person.Join(organization, invitation.Name, invitation.Email, command.Language, invitation.Roles, now);
        await db.AddPersonAsync(person, passwords.Hash(command.Password), false, now, ct);
        db.Publish(person.Changed(organization.Kind, now));
        db.Record(person.ToPrincipal(), "member.joined", person.Id, organization.Id, new { person.Name, person.Roles });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
