using Microsoft.EntityFrameworkCore;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios;

/// <summary>
/// Tells every public scenario again, so that other services can build their copies anew. The facts go to the outbox; the running service
/// sends them. A copy that is up to date already takes no notice.
/// </summary>
public static class Rebuild
{
    private const int Batch = 500;

    /// <summary>Tells all and returns how many there were.</summary>
    public static async Task<int> RunAsync(IServiceProvider services, CancellationToken ct = default)
    {
        await TellAudiencesAsync(services, ct);
        var told = 0;
        for (var last = Guid.Empty; ;)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ScenariosDb>();
            var now = await db.NowAsync(ct);
            var batch = await db.Scenarios.AsNoTracking()
                .Where(s => s.Id > last && Visibility.PublicStates.Contains(s.State))
                .Join(db.Lists.SelectMany(l => l.Entries), s => s.Id, e => e.ScenarioId, (s, e) => new { Scenario = s, e.ListId })
                .OrderBy(row => row.Scenario.Id).Take(Batch).ToListAsync(ct);
            foreach (var row in batch)
            {
                db.Publish(row.Scenario.Tell(row.ListId, now));
            }

            await db.SaveChangesAsync(ct);
            told += batch.Count;
            if (batch.Count < Batch)
            {
                return told;
            }

            last = batch[^1].Scenario.Id;
        }
    }

    /// <summary>Lists that are aimed at groups: there are few, and each is told with all its members.</summary>
    private static async Task TellAudiencesAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ScenariosDb>();
        var now = await db.NowAsync(ct);
        await foreach (var list in db.Lists.AsNoTracking().Where(l => l.Members != null).AsAsyncEnumerable().WithCancellation(ct))
        {
            db.Publish(list.TellAudience([], now));
        }

        await db.SaveChangesAsync(ct);
    }
}
