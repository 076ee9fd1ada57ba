using MassTransit;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Notifications.Inbox;
using ScenarioHub.Notifications.Standing;

namespace ScenarioHub.Notifications.Consumers;

/// <summary>Notes whom an aimed list is for, then tells of it.</summary>
public class ListPublishedConsumer(NotificationsDb db, Notifier notifier) : NoticeConsumer<ListPublished>(notifier)
{
    /// <inheritdoc />
    protected override Task NoteAsync(ListPublished fact, CancellationToken ct) => fact.Audience is null
        ? Task.CompletedTask : db.AimAsync(fact.ListId, fact.Version, fact.Owner.Id, fact.Audience.Organizations, ct);
}

/// <summary>Notes whom it is for now: whoever has left hears no more of it, on any channel.</summary>
public class ListAudienceChangedConsumer(NotificationsDb db, Notifier notifier) : NoticeConsumer<ListAudienceChanged>(notifier)
{
    /// <inheritdoc />
    protected override Task NoteAsync(ListAudienceChanged fact, CancellationToken ct) => db.AimAsync(fact.ListId, fact.Version, fact.Owner.Id, fact.Organizations, ct);
}

/// <summary>Notes that nobody but its owner may see it any more, then tells of it.</summary>
public class ScenarioWithdrawnConsumer(NotificationsDb db, Notifier notifier) : NoticeConsumer<ScenarioWithdrawn>(notifier)
{
    /// <inheritdoc />
    protected override Task NoteAsync(ScenarioWithdrawn fact, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO told_scenario (id, number, name, owner_id, withdrawn) VALUES ({fact.ScenarioId}, {fact.Number}, {fact.Name}, {fact.Owner.Id}, true)
        ON CONFLICT (id) DO UPDATE SET withdrawn = true
        """,
        ct);
}
