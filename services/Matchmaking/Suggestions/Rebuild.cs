using Npgsql;

namespace ScenarioHub.Matchmaking.Suggestions;

/// <summary>
/// <c>rebuild</c>: asks for every listed scenario to be matched again, and for what was set aside. Nothing that a person has decided is
/// touched; the running service does the work.
/// </summary>
public static class Rebuild
{
    public static async Task<int> RunAsync(IServiceProvider services)
    {
        try
        {
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
}
