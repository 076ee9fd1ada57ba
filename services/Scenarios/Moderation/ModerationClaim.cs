using Microsoft.EntityFrameworkCore;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.Moderation;

/// <summary>Somebody reads a scenario of the queue (认领); until it expires nobody else decides on it.</summary>
public class ModerationClaim
{
    public required Guid ScenarioId { get; init; }

    public required Guid PersonId { get; init; }

    public required string PersonName { get; init; }

    public required DateTimeOffset ClaimedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>Takes and respects claims. The database's clock decides whether a claim still holds.</summary>
public static class Claims
{
    /// <summary>Takes or renews a claim in one statement: of two who try at once, one gets it.</summary>
    public static async Task<ModerationClaim> ClaimAsync(
        this ScenariosDb db, Scenario scenario, Guid person, string name, int minutes, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO moderation_claim AS c (scenario_id, person_id, person_name, claimed_at, expires_at)
            VALUES ({scenario.Id}, {person}, {name}, clock_timestamp(), clock_timestamp() + make_interval(mins => {minutes}))
            ON CONFLICT (scenario_id) DO UPDATE SET person_id = excluded.person_id, person_name = excluded.person_name,
                claimed_at = CASE WHEN c.person_id = excluded.person_id THEN c.claimed_at ELSE excluded.claimed_at END, expires_at = excluded.expires_at
            WHERE c.person_id = excluded.person_id OR c.expires_at <= clock_timestamp()
            """,
            ct);
        var claim = await db.Claims.AsNoTracking().SingleAsync(c => c.ScenarioId == scenario.Id, ct);
        return claim.PersonId == person ? claim : throw Refusal(claim, scenario);
    }

    /// <summary>Refuses where somebody else is at one of the scenarios.</summary>
    public static async Task CheckClaimsAsync(this ScenariosDb db, IReadOnlyList<Scenario> scenarios, Guid person, CancellationToken ct)
    {
        var ids = scenarios.Select(s => s.Id).ToArray();
        var now = await db.NowAsync(ct);
        if (await db.Claims.AsNoTracking().FirstOrDefaultAsync(c => ids.Contains(c.ScenarioId) && c.PersonId != person && c.ExpiresAt > now, ct) is { } other)
        {
            throw Refusal(other, scenarios.First(s => s.Id == other.ScenarioId));
        }
    }

    private static RuleException Refusal(ModerationClaim claim, Scenario scenario) =>
        new("moderation.claimed", scenario.Number, claim.PersonName, claim.ExpiresAt.ToOffset(TimeSpan.FromHours(8)).ToString("HH:mm", null));
}
