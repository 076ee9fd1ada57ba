using MassTransit;
using Microsoft.AspNetCore.OutputCaching;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Contracts.Matchmaking;
using ScenarioHub.Contracts.Scenarios;

namespace ScenarioHub.Gateway.Cache;

/// <summary>Throws the kept pages away when the catalogue has changed.</summary>
internal sealed class CatalogueChanged(Forgetting forgetting) :
    IConsumer<ScenarioListed>, IConsumer<ScenarioWithdrawn>, IConsumer<ListPublished>, IConsumer<ChallengeOpened>, IConsumer<IntroductionAgreed>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<ScenarioListed> context) => forgetting.ForgetAsync();

    /// <inheritdoc />
    public Task Consume(ConsumeContext<ScenarioWithdrawn> context) => forgetting.ForgetAsync();

    /// <inheritdoc />
    public Task Consume(ConsumeContext<ListPublished> context) => forgetting.ForgetAsync();

    /// <inheritdoc />
    public Task Consume(ConsumeContext<ChallengeOpened> context) => forgetting.ForgetAsync();

    /// <inheritdoc />
    public Task Consume(ConsumeContext<IntroductionAgreed> context) => forgetting.ForgetAsync();
}

/// <summary>
/// Forgets all kept pages at once, and once more a moment later: an answer that was under way, or came from a replica that had not heard yet,
/// may have been kept in between.
/// </summary>
internal sealed class Forgetting(IOutputCacheStore store, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500);

    private readonly ITimer _later = clock.CreateTimer(
        state => _ = ((IOutputCacheStore)state!).EvictByTagAsync(PublicPages.Tag, CancellationToken.None), store, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Forgets.</summary>
    public async Task ForgetAsync()
    {
        await store.EvictByTagAsync(PublicPages.Tag, CancellationToken.None);
        _later.Change(Moment, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc />
    public void Dispose() => _later.Dispose();
}
