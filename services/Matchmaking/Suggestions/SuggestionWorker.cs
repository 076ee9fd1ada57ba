using Npgsql;
using ScenarioHub.Matchmaking.Index;
using ScenarioHub.Persistence;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Matchmaking.Suggestions;

/// <summary>Runs rounds of suggesting while there is work. Every replica has one; the work is shared out by <c>SKIP LOCKED</c>.</summary>
internal sealed partial class SuggestionWorker(
    IServiceScopeFactory scopes, MatchingIndex index, NpgsqlDataSource database, TimeProvider clock, ILogger<SuggestionWorker> log) : BackgroundService
{
    private const int Batch = 200;

    /// <summary>A list arrives scenario by scenario within moments: waiting this long makes it one batch, and one message to the moderators.</summary>
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var signal = new Signal(database, "matching_work");
        var pause = TimeSpan.Zero;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await index.FilledAsync(stoppingToken);
                await signal.WaitAsync(stoppingToken);
                await Task.Delay(Linger, clock, stoppingToken);
                while (await RunAsync(stoppingToken) == Batch)
                {
                    pause = TimeSpan.Zero;
                }

                pause = TimeSpan.Zero;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is RuleException || e.IsDatabaseAway())
            {
                // The database is away, or a moderator has changed a match meanwhile. Nothing of the round was written; its work waits where it was.
                pause = TimeSpan.FromSeconds(Math.Clamp(pause.TotalSeconds * 2, 0.2, LongestPause.TotalSeconds));
                TriedAgain(log, pause, e.Message);
                await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<int> RunAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SuggestionRound>().RunAsync(Batch, ct);
    }

    [LoggerMessage(LogLevel.Warning, "Suggesting waits {Pause} before the next try: {Reason}")]
    private static partial void TriedAgain(ILogger log, TimeSpan pause, string reason);
}
