using Npgsql;
using ScenarioHub.Persistence;

namespace ScenarioHub.Matchmaking.Index;

/// <summary>Keeps this replica's index current: fills it at the start, then follows the database's announcements.</summary>
internal sealed partial class IndexFeeder(MatchingIndex index, NpgsqlDataSource database, TimeProvider clock, ILogger<IndexFeeder> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var signal = new Signal(database, "matching_index");
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await signal.WaitAsync(stoppingToken);
                var filled = index.IsFilled;
                await index.CatchUpAsync(stoppingToken);
                if (!filled)
                {
                    Filled(log, index.Engine.Companies, index.Engine.Scenarios);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.Stumbled(nameof(IndexFeeder), e);
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "The matching index holds {Companies} profiles and {Scenarios} scenarios")]
    private static partial void Filled(ILogger log, int companies, int scenarios);
}
