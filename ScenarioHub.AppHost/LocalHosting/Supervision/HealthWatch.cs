using Aspire.Hosting;

namespace ScenarioHub.LocalHosting.Supervision;

/// <summary>Asks one process again and again whether it is well.</summary>
internal sealed class HealthWatch(ProcessSpec spec, TimeProvider clock)
{
    private static readonly TimeSpan PatienceWithOneAnswer = TimeSpan.FromSeconds(10);

    /// <summary>Returns when it is well; fails when that takes too long, or when its check says that waiting cannot help.</summary>
    public async Task UntilHealthyAsync(CancellationToken ct)
    {
        var deadline = clock.GetUtcNow() + spec.HealthyWithin;
        while (!await AskAsync(ct))
        {
            if (clock.GetUtcNow() > deadline)
            {
                throw new DistributedApplicationException(
                    $"{spec.Name} was not healthy within {spec.HealthyWithin.TotalSeconds:0} s. Its last lines above say why.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), clock, ct);
        }
    }

    /// <summary>One question. No answer in time counts as unwell.</summary>
    public async Task<bool> AskAsync(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(PatienceWithOneAnswer);
        try
        {
            return await spec.IsHealthy(patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
