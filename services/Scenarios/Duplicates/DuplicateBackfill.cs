using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence;

namespace ScenarioHub.Scenarios.Duplicates;

/// <summary>
/// Indexes scenarios that were stored before near duplicates were looked for. Runs beside the service after its start, in small batches; two
/// replicas that do it at once write the same. What fails goes on from where it came to; one scenario that cannot be indexed is passed over.
/// </summary>
internal sealed class DuplicateBackfill(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DuplicateBackfill> log) : BackgroundService
{
    private const int Batch = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private Guid _last;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var more = true; more && !stoppingToken.IsCancellationRequested;)
        {
            try
            {
                more = await FillAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.Stumbled(nameof(DuplicateBackfill), e);
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Indexes one batch; whether there may be more.</summary>
    private async Task<bool> FillAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ScenariosDb>();
        var rows = await db.Scenarios.AsNoTracking().Where(s => s.Id > _last && s.Search.DuplicateBands.Length == 0).OrderBy(s => s.Id).Take(Batch)
            .Select(s => new { s.Id, s.Content.Name, s.Content.Need }).ToListAsync(ct);
        foreach (var row in rows)
        {
            try
            {
                var bands = MinHash.Of(Shingles.Of(row.Name, row.Need));
                await db.Database.ExecuteSqlAsync($"UPDATE scenario SET duplicate_bands = {bands} WHERE id = {row.Id} AND duplicate_bands = '{{}}'", ct);
            }
            catch (Exception e) when (!e.IsDatabaseAway() && !ct.IsCancellationRequested)
            {
                log.SetAside(nameof(DuplicateBackfill), row.Id, Timeout.InfiniteTimeSpan, e);
            }

            _last = row.Id;
        }

        return rows.Count == Batch;
    }
}
