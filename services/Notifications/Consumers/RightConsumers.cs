using MassTransit;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Contracts.Matchmaking;
using ScenarioHub.Notifications.Access;
using ScenarioHub.Notifications.Inbox;

namespace ScenarioHub.Notifications.Consumers;

// What ends a right, or gives it back: noted before anything is told, so that no channel goes on with what was told before.

/// <summary>An expert who recuses (回避) sees nothing of the seat any more.</summary>
public class ExpertAnsweredConsumer(NotificationsDb db, Notifier notifier) : NoticeConsumer<ExpertAnswered>(notifier)
{
    /// <inheritdoc />
    protected override Task NoteAsync(ExpertAnswered fact, CancellationToken ct) =>
        fact.Answer == "recused" ? db.CloseAsync(fact.SeatId, fact.At, ct) : Task.CompletedTask;
}

/// <summary>Nor does one who was let go.</summary>
public class ExpertReleasedConsumer(NotificationsDb db) : IConsumer<ExpertReleased>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<ExpertReleased> context) => db.CloseAsync(context.Message.SeatId, context.Message.At, context.CancellationToken);
}

/// <summary>Whoever is asked into a consortium sees its invitation, again where it had been taken out.</summary>
public class ConsortiumInvitedConsumer(NotificationsDb db, Notifier notifier) : NoticeConsumer<ConsortiumInvited>(notifier)
{
    /// <inheritdoc />
    protected override Task NoteAsync(ConsortiumInvited fact, CancellationToken ct) => db.HoldAsync(fact.BidId, fact.MemberId, true, fact.At, ct);
}

/// <summary>Whoever is taken out sees nothing of it.</summary>
public class ConsortiumMemberRemovedConsumer(NotificationsDb db) : IConsumer<ConsortiumMemberRemoved>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<ConsortiumMemberRemoved> context) =>
        db.HoldAsync(context.Message.BidId, context.Message.MemberId, false, context.Message.At, context.CancellationToken);
}

/// <summary>A contract is its sides' and its members'; whom a change has left out sees it no longer.</summary>
public class ContractChangedConsumer(NotificationsDb db, Notifier notifier) : NoticeConsumer<ContractChanged>(notifier)
{
    /// <inheritdoc />
    protected override Task NoteAsync(ContractChanged fact, CancellationToken ct) =>
        db.HoldersAsync(fact.ContractId, [fact.Owner.Id, fact.Supplier.Id, .. fact.Members.Select(m => m.Id)], fact.At, ct);
}

/// <summary>Whoever is asked to an event sees it, again where it had been taken off.</summary>
public class EventInvitedConsumer(NotificationsDb db, Notifier notifier) : NoticeConsumer<EventInvited>(notifier)
{
    /// <inheritdoc />
    protected override async Task NoteAsync(EventInvited fact, CancellationToken ct)
    {
        foreach (var organization in fact.Organizations)
        {
            await db.HoldAsync(fact.EventId, organization, true, fact.At, ct);
        }
    }
}

/// <summary>Whoever is taken off sees nothing of it.</summary>
public class EventSideRemovedConsumer(NotificationsDb db) : IConsumer<EventSideRemoved>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<EventSideRemoved> context) =>
        db.HoldAsync(context.Message.EventId, context.Message.OrganizationId, false, context.Message.At, context.CancellationToken);
}
