using Npgsql;
using ScenarioHub.Matchmaking.Index;
using ScenarioHub.Persistence;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Matchmaking.Suggestions;

/// <summary>
/// Runs rounds of suggesting while there is work. Every replica has one; the work is shared out by <c>SKIP LOCKED</c>. Where a batch fails, its pieces
/// are answered one by one, and the one that fails again is put back for later.
/// </summary>
internal sealed partial class SuggestionWorker(
    IServiceScopeFactory scopes, MatchingIndex index, NpgsqlDataSource database, TimeProvider clock, ILogger<SuggestionWorker> log) : BackgroundService
{
    private const int Batch = 200;

    /// <summary>A list arrives scenario by scenario within moments: waiting this long makes it one batch, and one message to the moderators.</summary>
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>So many pieces are still to be answered one by one.</summary>
    private int _oneByOne;

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
                while (await RunAsync(stoppingToken))
                {
                    pause = TimeSpan.Zero;
                }

                pause = TimeSpan.Zero;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The database is away, or a moderator has changed a match meanwhile. Nothing of the round was written; its work waits where it was.
                pause = TimeSpan.FromSeconds(Math.Clamp(pause.TotalSeconds * 2, 0.2, LongestPause.TotalSeconds));
                TriedAgain(log, pause, e.Message);
                await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Runs a round; whether there may be more work.</summary>
    private async Task<bool> RunAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var round = scope.ServiceProvider.GetRequiredService<SuggestionRound>();
        var limit = _oneByOne > 0 ? 1 : Batch;
        try
        {
            var answered = await round.RunAsync(limit, ct) == limit;
            _oneByOne = answered ? Math.Max(0, _oneByOne - 1) : 0;
            return answered;
        }
        catch (Exception e) when (round.Taken.Count > 0 && e is not RuleException && !e.IsDatabaseAway() && !ct.IsCancellationRequested)
        {
            if (limit == 1)
            {
                var work = round.Taken[0];
                log.SetAside(nameof(SuggestionWorker), $"{work.Kind} {work.Subject}", await round.PutBackAsync(work, ct), e);
                _oneByOne--;
            }
            else
            {
                _oneByOne = round.Taken.Count;
            }

            return true;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Suggesting waits {Pause} before the next try: {Reason}")]
    private static partial void TriedAgain(ILogger log, TimeSpan pause, string reason);
}
