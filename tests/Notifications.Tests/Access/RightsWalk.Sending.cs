using ScenarioHub.Notifications.Digests;
using ScenarioHub.Notifications.Tests.Channels;
using ScenarioHub.Notifications.Webhooks.Sending;
using ScenarioHub.Testing;

namespace ScenarioHub.Notifications.Tests.Access;

/// <summary>The channels that send: what waited when the right ended must not leave any more.</summary>
public sealed partial class RightsWalk
{
    private IEnumerable<(Case Case, Guid Notice)> AtOnce => Cases.Select(c => (c, NoticeOf(c, c.Group.AtOnce).Notice));

    private IEnumerable<(Case Case, Guid Notice)> Hooked => AtOnce.Where(one => one.Case.Group.HasWebhooks);

    /// <summary>Everything waits to leave, and one webhook of each organisation has been called already.</summary>
    private async Task PutDownAsync()
    {
        await Eventually.Async(
            () => app.CountAsync("SELECT count(*) FROM webhook_call c JOIN webhook w ON w.id = c.webhook_id WHERE w.state = 'Active' AND c.state = 'Waiting'"), count => count == 0, seconds: 60);
        var (mail, digest, sms, calls, called) = (await app.MailRowsAsync(), await app.DigestRowsAsync(), await app.SmsRowsAsync(), await app.CallRowsAsync(), await app.CalledAsync());
        foreach (var (c, notice) in AtOnce)
        {
            Check(c, Way.Mail, ended: false, mail.Contains((notice, c.Group.AtOnce.PersonId)));
            var gathered = (NoticeOf(c, c.Group.Gathered).Notice, c.Group.Gathered.PersonId);
            Check(c, c.Urgent ? Way.Mail : Way.Digest, ended: false, (c.Urgent ? mail : digest).Contains(gathered));
            if (c.Urgent)
            {
                Check(c, Way.Sms, ended: false, sms.Contains((notice, c.Group.AtOnce.PersonId)));
            }
        }

        foreach (var (c, notice) in Hooked)
        {
            Check(c, Way.Webhook, ended: false, calls.Contains((notice, c.Group.Paused)) && !called.ContainsKey((notice, c.Group.Paused)));
            Check(c, Way.Replay, ended: false, called.GetValueOrDefault((notice, c.Group.Called)) == 1);
        }
    }

    /// <summary>Mail, digests and short messages leave now.</summary>
    private async Task SentAsync()
    {
        await app.ExecuteAsync("UPDATE digest_item SET due_at = now()");
        await app.ExecuteAsync("UPDATE channel SET paused_at = NULL");
        await Eventually.Async(
            () => app.CountAsync("SELECT (SELECT count(*) FROM digest_item) + (SELECT count(*) FROM mail WHERE state = 'Waiting') + (SELECT count(*) FROM sms WHERE state = 'Waiting')"),
            count => count == 0, seconds: 90);
        var (single, digests) = app.Taken();
        var texted = await app.TextedAsync();
        foreach (var (c, notice) in AtOnce)
        {
            var (gathered, _, link) = NoticeOf(c, c.Group.Gathered);
            Check(c, Way.Mail, ended: true, single.Contains((notice, c.Group.AtOnce.PersonId)));
            Check(c, c.Urgent ? Way.Mail : Way.Digest, ended: true, c.Urgent
                ? single.Contains((gathered, c.Group.Gathered.PersonId))
                : digests[NotificationsApp.MailOf(c.Group.Gathered)].Any(text => text.Contains($"https://hub.example.cn{link}", StringComparison.Ordinal)));
            if (c.Urgent)
            {
                Check(c, Way.Sms, ended: true, texted.Contains((notice, c.Group.AtOnce.PersonId)));
            }
        }
    }

    /// <summary>Webhooks that waited are resumed, and those that were called are asked to be called once more.</summary>
    private async Task CalledAsync()
    {
        foreach (var group in Groups.Where(group => group.HasWebhooks))
        {
            await app.DoAsync(group.Manager, HttpMethod.Post, $"/webhooks/{group.Paused}/resume", version: 1);
            await app.DoAsync(group.Manager, HttpMethod.Post, $"/webhooks/{group.Called}/replay", new { since = DateTimeOffset.UtcNow.AddHours(-1) });
        }

        var keeping = Groups.Where(group => group.Loss is Loss.None).SelectMany(group => new[] { group.Paused, group.Called }).ToArray();
        await Eventually.Async(
            () => app.CountAsync("SELECT count(*) FROM webhook_call WHERE webhook_id = ANY ($1) AND state = 'Waiting'", keeping), count => count == 0, seconds: 60);
        foreach (var slow in new[] { false, true })
        {
            var claimed = await app.WithDbAsync(db => db.ClaimCallsAsync(slow, 1000, CancellationToken.None));
            Wrong.AddRange(claimed.Select(call => $"Webhook: {call.Template} was to be told to {call.OrganizationId}"));
        }

        var called = await app.CalledAsync();
        foreach (var (c, notice) in Hooked)
        {
            Check(c, Way.Webhook, ended: true, called.ContainsKey((notice, c.Group.Paused)));
            Check(c, Way.Replay, ended: true, called.GetValueOrDefault((notice, c.Group.Called)) > 1);
        }
    }

    /// <summary>Ten days later nobody has read anything, and no mail is known.</summary>
    private async Task EscalatedAsync()
    {
        await app.ExecuteAsync("DELETE FROM mail");
        await app.ExecuteAsync("UPDATE notice SET created_at = created_at - interval '10 days'");
        await app.WithDbAsync(db => db.EscalateToPeopleAsync(CancellationToken.None));
        await app.WithDbAsync(db => db.EscalateToMailboxesAsync(CancellationToken.None));
        var mail = await app.MailRowsAsync();
        foreach (var (c, notice) in AtOnce.Where(one => one.Case.Urgent))
        {
            Check(c, Way.Escalation, ended: true, mail.Contains((notice, c.Group.AtOnce.PersonId)));
            if (c.Group.HasMailbox)
            {
                Check(c, Way.Mailbox, ended: true, mail.Contains((notice, c.Group.Organization)));
            }
        }
    }
}
