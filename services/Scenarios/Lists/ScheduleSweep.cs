using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ScenarioHub.Persistence;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.Lists;

/// <summary>
/// Publishes lists whose hour has come, by the database's clock. Replicas share the work by <c>SKIP LOCKED</c>: each list is published once.
/// </summary>
public sealed class ScheduleSweep(IServiceScopeFactory scopes, IOptions<JsonOptions> json, TimeProvider clock, ILogger<ScheduleSweep> log)
    : Sweep(scopes, TimeSpan.FromSeconds(1), clock, log)
{
    /// <summary>Publishes one due list; false where there is none. One that a rule keeps back becomes a draft again, and its park is told why.</summary>
    public static async Task<bool> PublishNextAsync(IServiceScopeFactory scopes, JsonSerializerOptions json, Turn turn, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ScenariosDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await DueAsync(db, turn, ct) is not { } due)
        {
            return false;
        }

        turn.Take(due.Id);
        try
        {
            await db.PublishAsync(due, null, json, ct);
        }
        catch (RuleException rule)
        {
            // What was done up to the broken rule goes. Should the park have changed the list since, the version tells.
            await transaction.RollbackAsync(ct);
            await FailAsync(scopes, due.Id, rule.Code, ct);
            return true;
        }

        await transaction.CommitAsync(ct);
        return true;
    }

    /// <inheritdoc />
    protected override Task<bool> SweepNextAsync(IServiceProvider services, Turn turn, CancellationToken ct) =>
        PublishNextAsync(services.GetRequiredService<IServiceScopeFactory>(), json.Value.SerializerOptions, turn, ct);

    private static async Task<ScenarioList?> DueAsync(ScenariosDb db, Turn turn, CancellationToken ct)
    {
        var due = (await db.Lists.FromSql(
            $"""
            SELECT * FROM list WHERE state = 'Scheduled' AND scheduled_at <= clock_timestamp() AND id <> ALL ({turn.Aside})
            ORDER BY scheduled_at LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED
            """).ToListAsync(ct)).SingleOrDefault();
        if (due is not null)
        {
            await db.Entry(due).Collection(l => l.Entries).LoadAsync(ct);
        }

        return due;
    }

    private static async Task FailAsync(IServiceScopeFactory scopes, Guid id, string reason, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ScenariosDb>();
        if (await db.Lists.FindAsync([id], ct) is { State: ListState.Scheduled } list)
        {
            db.Publish(list.FailSchedule(reason, await db.NowAsync(ct)));
            db.Record("list.schedule-failed", list.Id, list.OwnerId, new { reason });
            await db.SaveChangesAsync(ct);
        }
    }
}
