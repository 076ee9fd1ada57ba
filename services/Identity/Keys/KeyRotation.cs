using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence;

namespace ScenarioHub.Identity.Keys;

/// <summary>Follows an old key with a new one and erases what no token needs any more, every hour; several replicas do it once.</summary>
public sealed partial class KeyRotation(IServiceScopeFactory scopes, KeyStore store, TimeProvider clock, ILogger<KeyRotation> log) : BackgroundService
{
    /// <summary>Does what is due now.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync("keys", ct);
        var keys = await db.SigningKeys.ToListAsync(ct);
        var ring = new KeyRing(keys);
        foreach (var key in keys.Where(k => ring.IsRetired(k, clock.GetUtcNow())))
        {
            key.ErasePrivate();
        }

        if (ring.IsDue(clock.GetUtcNow()) && await store.AddNextAsync(db, ct) is { } next)
        {
            Rotated(log, next.Kid, next.SignsFrom);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        store.Forget();
    }

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Before the door opens there must be a key, and it must be one that the master key opens.
        await RunAsync(cancellationToken);
        await store.CredentialsAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception e) when (e.IsDatabaseAway())
            {
                NotRotated(log, e.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Signing key {Kid} is published and signs from {SignsFrom}")]
    private static partial void Rotated(ILogger log, string kid, DateTimeOffset signsFrom);

    [LoggerMessage(LogLevel.Warning, "The signing keys could not be looked after, next try in an hour: {Reason}")]
    private static partial void NotRotated(ILogger log, string reason);
}
