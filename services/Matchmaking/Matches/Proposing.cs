using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts.Matchmaking;
using ScenarioHub.Matchmaking.Companies;
using ScenarioHub.Matchmaking.Index;
using ScenarioHub.Matchmaking.Profiles;
using ScenarioHub.Matchmaking.Scenarios;
using ScenarioHub.Matchmaking.Visibility;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Matchmaking.Matches;

/// <summary>A pair that a person proposes, and why.</summary>
public record ProposeMatch(
    [property: Required] Guid? ScenarioId, [property: Required] Guid? ProfileId, [property: Required, StringLength(1000, MinimumLength = 2)] string? Note);

/// <summary>Proposing a pair by hand: a park for its scenario, an agency for a park that authorises it, a company for its profile, an administrator for any. It goes to moderation.</summary>
internal static class Proposing
{
    public static async Task<Created<MatchView>> Propose(
        ProposeMatch command, ClaimsPrincipal user, MatchmakingDb db, MatchingIndex index, TimeProvider clock, CancellationToken ct)
    {
        await db.TakePenAsync(ct);
        var now = clock.GetUtcNow();
        var scenario = await db.Scenarios.SingleOrDefaultAsync(s => s.Id == command.ScenarioId && s.Listed, ct)
            ?? throw new InvalidException("scenarioId", "match.scenario-unknown");
        var profile = await db.Profiles.SingleOrDefaultAsync(p => p.Id == command.ProfileId && p.State == ProfileState.Active, ct)
            ?? throw new InvalidException("profileId", "match.profile-unknown");
        if (!(await AimedScenarios.ReadAsync(db, ct)).Admits(scenario.Id, profile.CompanyId))
        {
            // Who may not know of the scenario is answered as if there were none.
            RuleException.ThrowIf(user.IsAdministrator() || scenario.OwnerId == user.OrganizationId(), "match.outside-audience", scenario.Name, profile.CompanyName);
            throw new InvalidException("scenarioId", "match.scenario-unknown");
        }

        var (own, by, note) = (user.OrganizationId(), user.OrganizationName(), command.Note!.Trim());
        var mayPropose = user.IsAdministrator() || scenario.OwnerId == own || profile.CompanyId == own
            || (user.ActsFor(OrganizationKinds.Agency) && await db.AuthorizesAsync(scenario.OwnerId, own, ct));
        RuleException.ThrowIf(!mayPropose, "match.not-yours");
        RuleException.ThrowIf(
            profile.CompanyId is { } other && (await BlockedPairs.ReadAsync(db, [scenario.OwnerId, other], ct)).Between(scenario.OwnerId, other), "conflict.blocked", scenario.Name, profile.CompanyName);
        RuleException.ThrowIf(profile.CompanyId == scenario.OwnerId, "conflict.same-organization", scenario.Name, profile.CompanyName);

        var match = await db.Matches.Whole().SingleOrDefaultAsync(m => m.ScenarioId == scenario.Id && m.CompanyKey == profile.CompanyKey, ct);
        RuleException.ThrowIf(match?.Introduction is not null, "match.introduced", scenario.Name, profile.CompanyName);
        if (match is null)
        {
            match = Match.Of(scenario, profile, await index.ExplainAsync(scenario, profile, now, ct), now, by, note);
            db.Matches.Add(match);
        }
        else
        {
            // That the engine had the same idea stays between it and the moderators.
            match.Second(by, note);
        }

        db.Record(user, "match.propose", match.Id, own, new { scenario = scenario.Id, profile = profile.Id });
        db.Publish(new MatchesSuggested(1, scenario.Name, [match.Id], now));
        await db.SaveChangesAsync(ct);
        var view = MatchView.ForParties(match) with { SuggestedBy = by, Note = note, CreatedAt = now, State = MatchState.InModeration };
        return TypedResults.Created($"/api/matchmaking/matches/{match.Id}", view);
    }
}
