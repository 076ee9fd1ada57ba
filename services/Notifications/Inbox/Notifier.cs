using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Inbox.Telling;
using ScenarioHub.Notifications.Webhooks.Sending;

namespace ScenarioHub.Notifications.Inbox;

/// <summary>
/// Puts a notice of an event and its audience down in the caller's transaction. Few people are told a moment later by
/// <see cref="FewTeller"/>, many in parts by <see cref="FanOutWorker"/>. A repeat of the event tells nobody twice.
/// </summary>
public partial class Notifier(NotificationsDb db)
{
    /// <summary>Tells of <paramref name="fact"/> by one row of the catalogue.</summary>
    /// <param name="eventId">What makes it the same event: nobody is told twice under one id.</param>
    public async Task TellAsync<T>(NoticeRule<T> rule, T fact, Guid eventId, CancellationToken ct)
    {
        var notice = Describe(rule, fact, eventId);
        var id = await AddAsync(notice, ct);
        var audience = rule.To(fact);
        await db.CallWebhooksAsync(id, rule.Topic, audience, ct);
        await FanOutAsync(Guid.CreateVersion7(), id, notice.Thing, rule.Urgency, audience, ct);
    }

    /// <summary>The notice of an event by a row of the catalogue.</summary>
    internal static Notice Describe<T>(NoticeRule<T> rule, T fact, Guid eventId)
    {
        var (link, list, scenario) = (rule.Link(fact), rule.InList(fact), rule.OfScenario(fact));
        return new()
        {
            EventId = eventId,
            Template = rule.Template,
            Topic = rule.Topic,
            Urgency = rule.Urgency,
            Link = link,
            Arguments = JsonSerializer.SerializeToDocument(rule.Arguments(fact), JsonSerializerOptions.Web),
            Thing = Id().Match(link) is { Success: true } id ? id.Value : link,
            ListId = list,
            ScenarioId = scenario,
            Needs = rule.Needs,
            Guarded = rule.Needs != Need.Nothing || rule.Held || list is not null || scenario is not null,
        };
    }

    /// <summary>Keeps the notice; what speaks of a scenario is bound to its list too. Gives the id of the one that there was before, if any.</summary>
    internal async Task<Guid> AddAsync(Notice notice, CancellationToken ct) => (await db.Database.SqlQuery<Guid>(
        $"""
        INSERT INTO notice (id, event_id, template, topic, urgency, link, arguments, thing, list_id, scenario_id, needs, guarded)
        VALUES ({notice.Id}, {notice.EventId}, {notice.Template}, {notice.Topic.ToString()}, {notice.Urgency.ToString()}, {notice.Link},
            {notice.Arguments}, {notice.Thing}, coalesce({notice.ListId}, (SELECT list_id FROM told_scenario WHERE id = {notice.ScenarioId})), {notice.ScenarioId},
            {notice.Needs.ToString()}, {notice.Guarded})
        ON CONFLICT (event_id, template) DO UPDATE SET link = EXCLUDED.link RETURNING id AS "Value"
        """).ToListAsync(ct))[0];

    /// <summary>Puts an audience down to be told.</summary>
    internal Task FanOutAsync(Guid id, Guid notice, string thing, Urgency urgency, Audience audience, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO fan_out (id, notice_id, thing, urgent, few, audience)
        VALUES ({id}, {notice}, {thing}, {urgency == Urgency.Urgent}, {!audience.IsWide}, {JsonSerializer.SerializeToDocument(audience)})
        ON CONFLICT DO NOTHING
        """,
        ct);

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
