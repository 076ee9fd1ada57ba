using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.Testing;

namespace ScenarioHub.Notifications.Tests.Access;

/// <summary>Tells everything to everyone that it is for, ends the rights, and looks at every channel before and after.</summary>
public sealed partial class RightsWalk(RightsApp app, IReadOnlyList<Case> cases)
{
    private readonly Dictionary<Group, Shown> _before = [];
    private readonly HashSet<Group> _settled = [];
    private Dictionary<(Guid Event, string Template, Guid Person), (Guid Notice, string Thing, string Link)> _told = [];

    public IReadOnlyList<Case> Cases { get; } = cases;

    /// <summary>What was looked at.</summary>
    public HashSet<(string Template, Group Group, Way Channel)> Tried { get; } = [];

    /// <summary>What was shown or sent and must not be, or was not and must be.</summary>
    public List<string> Wrong { get; } = [];

    private IEnumerable<Group> Groups => Cases.Select(c => c.Group).Distinct();

    public async Task RunAsync()
    {
        await app.ExecuteAsync("UPDATE channel SET paused_at = now(), reason = '等一等' WHERE name IN ('mail', 'sms')");

        // First what everyone of a kind hears: nobody else is known yet.
        foreach (var phase in Cases.GroupBy(c => c.Part.Wide).OrderByDescending(phase => phase.Key))
        {
            await TellAsync([.. phase]);
        }

        await LookAsync(ended: false);
        await PutDownAsync();
        await EndAsync();
        await LookAsync(ended: true);
        await SentAsync();
        await CalledAsync();
        await EscalatedAsync();
    }

    private async Task TellAsync(IReadOnlyList<Case> phase)
    {
        await app.SettleAsync([.. phase.Select(c => c.Group).Distinct().Where(group => !_settled.Contains(group))]);
        _settled.UnionWith(phase.Select(c => c.Group));
        var tellings = phase.SelectMany(c => c.Tellings).Distinct().ToList();
        await PublishAsync([.. tellings.SelectMany(telling => telling.Before).Select(fact => (fact, Guid.CreateVersion7()))]);
        await PublishAsync([.. tellings.Select(telling => (telling.Fact, telling.Message))]);
        await app.ToldAsync();
        _told = (await app.QueryAsync(
            row => (Key: (row.GetGuid(0), row.GetString(1), row.GetGuid(2)), Value: (row.GetGuid(3), row.GetString(4), row.GetString(5))),
            "SELECT d.event_id, n.template, d.person_id, n.id, n.thing, n.link FROM delivery d JOIN notice n ON n.id = d.notice_id")).ToDictionary(row => row.Key, row => row.Value);
    }

    /// <summary>Ends the rights of every group, each in its way.</summary>
    private async Task EndAsync()
    {
        var facts = new List<object>();
        foreach (var group in Groups)
        {
            facts.AddRange(group.Loss switch
            {
                Loss.LeavesOrganization => group.People.Select(person => NotificationsApp.MemberOf(person with { OrganizationId = Guid.CreateVersion7() }, version: 2)),
                Loss.IsShutOut => group.People.Select(person => NotificationsApp.MemberOf(person, version: 2, active: false)),
                Loss.LosesAdministration or Loss.LosesOffice or Loss.LosesExpertise =>
                    group.People.Select(person => NotificationsApp.MemberOf(person with { Roles = [Roles.Member] }, version: 2)),
                Loss.IsSuspended => [new OrganizationChanged(
                    group.Organization, 2, group.AtOnce.OrganizationKind, group.AtOnce.OrganizationName, "", "110000", "suspended", null, DateTimeOffset.UtcNow)],
                _ => Array.Empty<object>(),
            });
        }

        facts.AddRange(Cases.SelectMany(c => c.Tellings).Distinct().Select(telling => telling.Ending()).OfType<object>());
        await PublishAsync([.. facts.Select(fact => (fact, Guid.CreateVersion7()))]);
    }

    /// <summary>Looks at all that shows.</summary>
    private Task LookAsync(bool ended) => Parallel.ForEachAsync(Groups.ToList(), new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (group, _) =>
    {
        using var client = app.As(group.AtOnce);
        var shown = await Shown.ToAsync(client, ended ? _before[group].Left : null);
        var first = ended ? _before[group] : shown;
        var marked = ended && group.Loss is not Loss.None && await Shown.ReadAllAsync(client) > 0;
        var found = new List<(Case Case, Way Way, bool Is)>();
        foreach (var c in Cases.Where(c => c.Group == group))
        {
            var (notice, thing, _) = NoticeOf(c, group.AtOnce);
            found.Add((c, Way.Inbox, shown.Listed.ContainsKey(notice)));
            found.Add((c, Way.Inbox, shown.Things.Contains(thing)));
            found.Add((c, Way.Count, shown.Unread > 0 && shown.Badge == shown.Unread && shown.Unread == shown.Listed.Count));
            found.Add((c, Way.Stream, shown.Streamed.Contains(notice)));
            found.Add((c, Way.Resume, shown.Resumed.Contains(notice)));
            if (first.Listed.TryGetValue(notice, out var view))
            {
                found.Add((c, Way.Search, await Shown.FindsAsync(client, view)));
            }

            if (ended)
            {
                found.Add((c, Way.Mark, marked || await Shown.MarksAsync(client, notice)));
            }
        }

        lock (Tried)
        {
            found.ForEach(f => Check(f.Case, f.Way, ended, f.Is));
            _before.TryAdd(group, shown);
        }
    });

    private (Guid Notice, string Thing, string Link) NoticeOf(Case c, TestPerson person)
    {
        if (_told.TryGetValue((c.EventFor(person), c.Template, person.PersonId), out var told))
        {
            return told;
        }

        lock (Tried)
        {
            Wrong.Add($"{c} was not told to {person.PersonId}");
        }

        return (Guid.Empty, "", "");
    }

    /// <summary>Before a right ends everything comes, and afterwards only to who has lost none.</summary>
    private void Check(Case c, Way way, bool ended, bool comes)
    {
        Tried.Add((c.Template, c.Group, way));
        if (comes != (!ended || c.Group.Loss is Loss.None))
        {
            Wrong.Add($"{way}: {c} {(comes ? "comes" : "does not come")} {(ended ? "after the end" : "before the end")}");
        }
    }

    private async Task PublishAsync(IReadOnlyList<(object Fact, Guid Id)> facts)
    {
        var bus = app.Services.GetRequiredService<IBus>();
        await Task.WhenAll(facts.Select(fact => bus.Publish(fact.Fact, fact.Fact.GetType(), context => context.MessageId = fact.Id)));
        var ids = facts.Select(fact => fact.Id).ToArray();
        await Eventually.Async(() => app.CountAsync("SELECT count(*) FROM inbox WHERE message_id = ANY ($1)", ids), count => count == ids.Length, seconds: 60);
    }
}
