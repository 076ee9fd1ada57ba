using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScenarioHub.Matchmaking.Profiles;

namespace ScenarioHub.Matchmaking.Suggestions;

/// <summary>
/// <c>rebuild</c>: asks for every listed scenario to be matched again, and for what was set aside. Nothing that a person has decided is
/// touched; the running service does the work. What companies' profiles say of their fields is told again for the copies of other services.
/// </summary>
public static class Rebuild
{
    private const int Batch = 500;

    public static async Task<int> RunAsync(IServiceProvider services)
    {
        try
        {
            await TellFieldsAsync(services);
            await using var command = services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
                """
                DELETE FROM matching_work WHERE kind = 'Scenario';
                UPDATE matching_work SET attempts = 0, not_before = clock_timestamp();
                INSERT INTO matching_work (kind, subject) SELECT 'Scenario', id FROM scenario WHERE listed ORDER BY id;
                """);
            await command.ExecuteNonQueryAsync();
            await using var count = services.GetRequiredService<NpgsqlDataSource>().CreateCommand("SELECT count(*) FROM scenario WHERE listed");
            Console.WriteLine($"matchmaking: {await count.ExecuteScalarAsync()} listed scenarios are matched again");
            return 0;
        }
        catch (NpgsqlException e)
        {
            await Console.Error.WriteLineAsync($"matchmaking: {e.Message}");
            return 1;
        }
    }

    private static async Task TellFieldsAsync(IServiceProvider services)
    {
        for (var (last, more) = (Guid.Empty, true); more;)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<MatchmakingDb>();
            var batch = await db.Profiles.AsNoTracking().Where(p => p.CompanyId != null && p.Id > last).OrderBy(p => p.Id).Take(Batch).ToListAsync();
            batch.ForEach(profile => db.Publish(profile.TellField()!));
            await db.SaveChangesAsync();
            (last, more) = (batch.Count > 0 ? batch[^1].Id : last, batch.Count == Batch);
        }
    }
}
