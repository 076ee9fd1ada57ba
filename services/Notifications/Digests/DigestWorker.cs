using ScenarioHub.Persistence;

namespace ScenarioHub.Notifications.Digests;

/// <summary>
/// Makes the digests that are due (摘要): what waits for a person becomes one mail in one statement, so a killed worker leaves either what waited or
/// the mail. One replica does so at a time. What the mail says is put together only when it is sent.
/// </summary>
internal sealed class DigestWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DigestWorker> log) : Sweep(scopes, TimeSpan.FromSeconds(5), clock, log)
{
    private const int People = 500;

    protected override async Task<bool> SweepNextAsync(IServiceProvider services, Turn turn, CancellationToken ct) =>
        await services.GetRequiredService<NotificationsDb>().MakeDigestsAsync(People, ct) == People;
}
