using MassTransit;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Inbox;
using ScenarioHub.Notifications.Standing;

namespace ScenarioHub.Notifications.Consumers;

/// <summary>
/// Lets the scenarios of a published list find those who wait for them. A list is told once to each, however many of its scenarios answer and in
/// however many parts it comes: the list's own id is what makes it the same event.
/// </summary>
public class ScenariosListedConsumer(NotificationsDb db, StandingIndex standing, Notifier notifier) : IConsumer<ScenariosListed>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<ScenariosListed> context)
    {
        var (fact, ct) = (context.Message, context.CancellationToken);
        await db.NoteScenariosAsync(fact, ct);
        var matches = await standing.MatchAsync([.. fact.Scenarios.Select(ListMatches.Watched)], fact.At, ct);
        if (matches.Count == 0)
        {
            return;
        }

        var rule = NoticeCatalogue.For<ScenariosListed>().Single();
        var notice = Notifier.Describe(rule, fact, fact.ListId);
        var id = await notifier.AddAsync(notice, ct);
        await db.KeepAsync(id, matches, [.. fact.Scenarios.Select(s => s.Card.Id)], ct);
        await notifier.FanOutAsync(context.MessageId!.Value, id, notice.Thing, rule.Urgency, rule.To(fact), ct);
    }
}
