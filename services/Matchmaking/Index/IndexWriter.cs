using Microsoft.Extensions.Options;

namespace ScenarioHub.Matchmaking.Index;

/// <summary>Keeps the index's file young: writes it once the index is filled, and from time to time after changes.</summary>
internal sealed partial class IndexWriter(MatchingIndex index, IOptions<IndexOptions> options, TimeProvider clock, ILogger<IndexWriter> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Path is null)
        {
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await index.FilledAsync(stoppingToken);
                await index.WriteAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                NotWritten(log, e.Message);
            }

            await Task.Delay(options.Value.Every, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The index could not be written to its file, the next start reads the database: {Reason}")]
    private static partial void NotWritten(ILogger log, string reason);
}
