using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Matchmaking.Matches;
using ScenarioHub.Matchmaking.Suggestions;
using ScenarioHub.Matchmaking.Visibility;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;
using ScenarioHub.Text;

namespace ScenarioHub.Matchmaking.Profiles;

/// <summary>The directory of capabilities, public, and a company's own profiles.</summary>
public static class ProfileEndpoints
{
    public static void MapProfiles(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/profiles").WithTags("Profiles").RequireAuthorization(Policies.Company);
        group.MapGet("", List).AllowAnonymous();
        group.MapGet("/{id:guid}", Get).AllowAnonymous();
        group.MapGet("/mine", Mine);
        group.MapPost("", Create).Idempotent<MatchmakingDb>();
        group.MapPut("/{id:guid}", Edit);
        group.MapPost("/{id:guid}/withdraw", Withdraw);
    }

    private static async Task<Page<ProfileView>> List(
        [AsParameters] PageRequest page, string? q, string? province, string? qualification, MatchmakingDb db, CancellationToken ct)
    {
        var profiles = db.Profiles.AsNoTracking().Where(p => p.State == ProfileState.Active);
        if (Tokens.Of(q).Distinct().ToArray() is { Length: > 0 } words)
        {
            profiles = profiles.Where(p => words.All(w => p.Tokens.Contains(w)));
        }

        profiles = string.IsNullOrWhiteSpace(province) ? profiles : profiles.Where(p => p.Province == province);
        profiles = string.IsNullOrWhiteSpace(qualification) ? profiles : profiles.Where(p => p.Qualifications.Contains(qualification));
        return await PageOf(profiles, page, await profiles.LongCountAsync(ct), ct);
    }

    private static async Task<Results<Ok<ProfileView>, NotFound>> Get(Guid id, ClaimsPrincipal user, MatchmakingDb db, CancellationToken ct) =>
        await db.Profiles.AsNoTracking().Where(Sight.OfProfiles(user)).SingleOrDefaultAsync(p => p.Id == id, ct) is { } profile
            ? TypedResults.Ok(ProfileView.Of(profile))
            : TypedResults.NotFound();

    private static Task<Page<ProfileView>> Mine([AsParameters] PageRequest page, ClaimsPrincipal user, MatchmakingDb db, CancellationToken ct)
    {
        var own = user.OrganizationId();
        return PageOf(db.Profiles.AsNoTracking().Where(p => p.CompanyId == own), page, null, ct);
    }

    private static async Task<Created<ProfileView>> Create(
        ProfileContent content, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct)
    {
        var profile = CapabilityProfile.Of(user.OrganizationId(), user.OrganizationName(), content, clock.GetUtcNow());
        db.Profiles.Add(profile);
        db.Work.Add(MatchingWork.For(profile));
        db.Publish(profile.TellField()!);
        db.Record(user, "profile.create", profile.Id, profile.CompanyId);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/matchmaking/profiles/{profile.Id}", ProfileView.Of(profile));
    }

    private static async Task<Results<Ok<ProfileView>, NotFound>> Edit(
        Guid id, ProfileContent content, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await OwnAsync(id, user, db, ct) is not { } profile)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(profile);
        profile.Edit(content, clock.GetUtcNow());
        db.Work.Add(MatchingWork.For(profile));
        db.Publish(profile.TellField()!);
        db.Record(user, "profile.edit", profile.Id, profile.CompanyId);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(ProfileView.Of(profile));
    }

    private static async Task<Results<Ok<ProfileView>, NotFound>> Withdraw(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.TakePenAsync(ct);
        if (await OwnAsync(id, user, db, ct) is not { } profile)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(profile);
        profile.Withdraw(clock.GetUtcNow());
        foreach (var match in await db.Matches.Open().Where(m => m.ProfileId == id).ToListAsync(ct))
        {
            match.Lapse("conflict.profile-withdrawn", clock.GetUtcNow());
        }

        db.Publish(profile.TellField()!);
        db.Record(user, "profile.withdraw", profile.Id, profile.CompanyId);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(ProfileView.Of(profile));
    }

    private static Task<CapabilityProfile?> OwnAsync(Guid id, ClaimsPrincipal user, MatchmakingDb db, CancellationToken ct)
    {
        var own = user.OrganizationId();
        return db.Profiles.SingleOrDefaultAsync(p => p.Id == id && p.CompanyId == own, ct);
    }

    /// <summary>Newest first.</summary>
    private static async Task<Page<ProfileView>> PageOf(IQueryable<CapabilityProfile> profiles, PageRequest page, long? total, CancellationToken ct)
    {
        if (page.After is not null)
        {
            var after = Cursor.Read<Guid>(page.After);
            profiles = profiles.Where(p => p.Id < after);
        }

        var rows = await profiles.OrderByDescending(p => p.Id).Take(page.Size + 1).ToListAsync(ct);
        return Page.Of(rows.ConvertAll(ProfileView.Of), page.Size, last => Cursor.Write(last.Id), total);
    }
}
