using System.Data.Common;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ScenarioHub.Notifications.Inbox.Telling;

/// <summary>
/// Wakes this replica's <see cref="FewTeller"/> when something was committed. Not by <c>NOTIFY</c>, which lets only one transaction at a time
/// commit: that is what telling together avoids.
/// </summary>
internal sealed class TellWake(TimeProvider clock) : DbTransactionInterceptor
{
    private readonly Channel<bool> _something = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Returns when something was committed since the last call, or after <paramref name="longest"/>.</summary>
    public async Task WaitAsync(TimeSpan longest, CancellationToken ct)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(_something.Reader.WaitToReadAsync(end.Token).AsTask(), Task.Delay(longest, clock, end.Token));
        await end.CancelAsync();
        _something.Reader.TryRead(out _);
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        _something.Writer.TryWrite(true);
        return Task.CompletedTask;
    }
}
