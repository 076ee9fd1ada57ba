using System.Text.Json;

namespace ScenarioHub.Notifications.Tests.Access;

/// <summary>What waits to leave by a channel, and what has left by it, as pairs of the notice and of whom it is for.</summary>
public static class Outlet
{
    /// <summary>Mail, whatever its state; to a person or to an organisation's mailbox.</summary>
    public static Task<HashSet<(Guid Notice, Guid For)>> MailRowsAsync(this RightsApp app) => app.PairsAsync("SELECT notice_id, person_id FROM mail");

    /// <summary>Entries of digests to come.</summary>
    public static Task<HashSet<(Guid Notice, Guid For)>> DigestRowsAsync(this RightsApp app) => app.PairsAsync("SELECT notice_id, person_id FROM digest_item");

    /// <summary>Short messages, whatever their state.</summary>
    public static Task<HashSet<(Guid Notice, Guid For)>> SmsRowsAsync(this RightsApp app) => app.PairsAsync("SELECT notice_id, person_id FROM sms");

    /// <summary>Calls of webhooks, whatever their state.</summary>
    public static Task<HashSet<(Guid Notice, Guid For)>> CallRowsAsync(this RightsApp app) => app.PairsAsync("SELECT notice_id, webhook_id FROM webhook_call");

    /// <summary>Short messages that the gateway was handed.</summary>
    public static async Task<HashSet<(Guid Notice, Guid For)>> TextedAsync(this RightsApp app) => await app.PairsAsync(
        "SELECT notice_id, person_id FROM sms WHERE id = ANY ($1)",
        app.Gateway.Calls.Select(call => JsonDocument.Parse(call.Body).RootElement.GetProperty("id").GetGuid()).ToArray());

    /// <summary>How often each call of each webhook has reached its receiver.</summary>
    public static async Task<Dictionary<(Guid Notice, Guid For), int>> CalledAsync(this RightsApp app)
    {
        var ids = app.Receiver.Calls.Select(call => Guid.Parse(call.Headers["webhook-id"]["msg_".Length..])).ToList();
        var calls = await app.QueryAsync(
            row => (Id: row.GetGuid(0), Pair: (row.GetGuid(1), row.GetGuid(2))), "SELECT id, notice_id, webhook_id FROM webhook_call WHERE id = ANY ($1)", ids.ToArray());
        return calls.ToDictionary(call => call.Pair, call => ids.Count(id => id == call.Id));
    }

    /// <summary>Mail of single notices that the mail server has taken, and the text of all digests by their address.</summary>
    public static (HashSet<(Guid Notice, Guid For)> Single, ILookup<string, string> Digests) Taken(this RightsApp app)
    {
        var mails = app.Sink.Log().Select(taken => (taken.To, Mail: taken.Read())).ToList();
        return (
            [.. mails.Select(mail => mail.Mail.MessageId!.Split('@')[0].Split('.')).Select(id => (Guid.Parse(id[0]), Guid.Parse(id[1])))],
            mails.ToLookup(mail => mail.To, mail => mail.Mail.TextBody ?? ""));
    }

    private static async Task<HashSet<(Guid, Guid)>> PairsAsync(this RightsApp app, string sql, params object[] arguments) =>
        [.. await app.QueryAsync(row => (row.IsDBNull(0) ? Guid.Empty : row.GetGuid(0), row.GetGuid(1)), sql, arguments)];
}
