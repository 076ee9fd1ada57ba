using Microsoft.EntityFrameworkCore;

namespace ScenarioHub.Scenarios.Duplicates;

/// <summary>
/// Indexes scenarios that were stored before near duplicates were looked for. Runs beside the service after its start, in small batches; two
/// replicas that do it at once write the same.
/// </summary>
internal sealed class DuplicateBackfill(IServiceScopeFactory scopes) : BackgroundService
{
    private const int Batch = 200;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var last = Guid.Empty; ;)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ScenariosDb>();
            var rows = await db.Scenarios.AsNoTracking().Where(s => s.Id > last && s.Search.DuplicateBands.Length == 0).OrderBy(s => s.Id).Take(Batch)
                .Select(s => new { s.Id, s.Content.Name, s.Content.Need }).ToListAsync(stoppingToken);
            foreach (var row in rows)
            {
                var bands = MinHash.Of(Shingles.Of(row.Name, row.Need));
                await db.Database.ExecuteSqlAsync($"UPDATE scenario SET duplicate_bands = {bands} WHERE id = {row.Id} AND duplicate_bands = '{{}}'", stoppingToken);
            }

            if (rows.Count < Batch)
            {
                return;
            }

            last = rows[^1].Id;
        }
    }
}
