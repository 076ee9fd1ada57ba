using MassTransit;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Notifications.Standing;

namespace ScenarioHub.Notifications.Consumers;

/// <summary>Keeps what people wait for.</summary>
public class SearchSavedConsumer(NotificationsDb db) : IConsumer<SearchSaved>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<SearchSaved> context)
    {
        var fact = context.Message;
        return db.WaitForAsync(fact.PersonId, "search", fact.SearchId.ToString(), fact.Filter, fact.Name, fact.Version, context.CancellationToken);
    }
}

/// <summary>A search's id is never used again, so nothing comes after its removal.</summary>
public class SearchRemovedConsumer(NotificationsDb db) : IConsumer<SearchRemoved>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<SearchRemoved> context) =>
        db.EndAsync(context.Message.PersonId, "search", context.Message.SearchId.ToString(), long.MaxValue, context.CancellationToken);
}

/// <summary>Whoever follows a park or a direction waits for its new scenarios; what follows a scenario or a list is told with the event.</summary>
public class FollowedConsumer(NotificationsDb db) : IConsumer<Followed>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<Followed> context)
    {
        var fact = context.Message;
        var facet = fact.Kind switch { "park" => "ownerId", "direction" => "direction", _ => null };
        return facet is null ? Task.CompletedTask : db.WaitForAsync(
            fact.PersonId, fact.Kind, fact.Subject, $"{facet}={Uri.EscapeDataString(fact.Subject)}", fact.Kind == "direction" ? fact.Subject : "",
            fact.At.UtcTicks, context.CancellationToken);
    }
}

/// <summary>The other way round.</summary>
public class UnfollowedConsumer(NotificationsDb db) : IConsumer<Unfollowed>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<Unfollowed> context) => context.Message.Kind is "park" or "direction"
        ? db.EndAsync(context.Message.PersonId, context.Message.Kind, context.Message.Subject, context.Message.At.UtcTicks, context.CancellationToken)
        : Task.CompletedTask;
}
