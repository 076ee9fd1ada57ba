using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ScenarioHub.Contracts.Matchmaking;
using ScenarioHub.Matchmaking.Matches;
using ScenarioHub.Matchmaking.Suggestions;
using ScenarioHub.Persistence;

namespace ScenarioHub.Matchmaking.Introductions;

/// <summary>
/// Reminds of introductions that nobody answers and of talks that have gone quiet (催办), and brings parked matches back on their day.
/// Replicas share the work by <c>SKIP LOCKED</c>; mark and fact are one transaction, so that nobody is told twice.
/// </summary>
public sealed class StaleSweep(IServiceScopeFactory scopes, TimeProvider clock, ILogger<StaleSweep> log) : Sweep(scopes, TimeSpan.FromSeconds(20), clock, log)
{
    /// <summary>Reminds of one introduction; false where none is stale.</summary>
    public static async Task<bool> RemindNextAsync(MatchmakingDb db, SuggestionOptions options, Turn turn, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var introduction = (await db.Set<Introduction>().FromSql(
            $"""
            SELECT i.* FROM introduction i JOIN match m ON m.id = i.match_id
            WHERE i.reminders < {options.MostReminders} AND i.match_id <> ALL ({turn.Aside})
                AND ((m.state = 'Introduced' AND GREATEST(i.last_step_at, i.reminded_at) <= clock_timestamp() - make_interval(days => {options.UnansweredDays}))
                    OR (m.state IN ('Accepted', 'Talking') AND GREATEST(i.last_step_at, i.reminded_at) <= clock_timestamp() - make_interval(days => {options.QuietDays})))
            ORDER BY i.last_step_at LIMIT 1 FOR UPDATE OF i SKIP LOCKED
            """).ToListAsync(ct)).SingleOrDefault();
        if (introduction is null)
        {
            return false;
        }

        turn.Take(introduction.MatchId);
        var (match, now) = (await db.Matches.Include(m => m.Scenario).SingleAsync(m => m.Id == introduction.MatchId, ct), await db.NowAsync(ct));
        introduction.Remind(now);
        db.Publish(new IntroductionStale(
            match.Id, match.ScenarioId, match.Scenario.Name, introduction.Park, introduction.Company, match.State == MatchState.Introduced ? "unanswered" : "quiet",
            (int)(now - introduction.LastStepAt).TotalDays, introduction.Owing, now));
        db.Record("introduction.reminded", match.Id, match.ParkId, new { introduction.Reminders });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Brings one parked match back whose day has come; false where there is none.</summary>
    public static async Task<bool> WakeNextAsync(MatchmakingDb db, Turn turn, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var match = (await db.Matches.FromSql(
            $"""
            SELECT * FROM match WHERE state = 'Parked' AND parked_until <= clock_timestamp() AND id <> ALL ({turn.Aside})
            ORDER BY parked_until LIMIT 1 FOR UPDATE SKIP LOCKED
            """).ToListAsync(ct)).SingleOrDefault();
        if (match is null)
        {
            return false;
        }

        turn.Take(match.Id);
        match.Wake();
        db.Record("match.woken", match.Id);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <inheritdoc />
    protected override async Task<bool> SweepNextAsync(IServiceProvider services, Turn turn, CancellationToken ct)
    {
        var db = services.GetRequiredService<MatchmakingDb>();
        return await WakeNextAsync(db, turn, ct) || await RemindNextAsync(db, services.GetRequiredService<IOptions<SuggestionOptions>>().Value, turn, ct);
    }
}
