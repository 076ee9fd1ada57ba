using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Inbox;
using ScenarioHub.Notifications.Mail;
using ScenarioHub.Notifications.Standing;

namespace ScenarioHub.Notifications.Digests;

/// <summary>
/// Puts together what a mail says when it is sent, from what its reader may still hear of then. A notice that may not be heard any more is
/// left out, and so is one that was read meanwhile or whose topic is not wanted any more, unless the law asks for it; a mail of which nothing is left is not sent.
/// </summary>
public sealed class MailAssembly(NotificationsDb db, InboxReader inbox, ReasonReader reasons)
{
    private const int MostItems = 50;

    /// <summary>The mail with its items, or nothing where none is left.</summary>
    public async Task<DueMail?> AssembleAsync(DueMail mail, CancellationToken ct)
    {
        if (mail.ToMailbox)
        {
            return await IsOpenAsync(mail, ct) ? mail : null;
        }

        Guid[] ids = mail.IsDigest
            ? (await db.Database.SqlQuery<Guid[]>($"SELECT items AS \"Value\" FROM digest WHERE id = {mail.NoticeId}").ToListAsync(ct)).SingleOrDefault() ?? []
            : [mail.NoticeId];
        var unwanted = (await db.Database.SqlQuery<string>(
            $"SELECT topic AS \"Value\" FROM pace WHERE owner_id = {mail.PersonId} AND channel = 'Email' AND pace = 'Never'").ToListAsync(ct)).ToHashSet();
        var heard = (await inbox.OfAsync(mail.PersonId, ids, ct)).FindAll(notice => Topics.Legal.Contains(notice.Topic)
            || (notice.ReadAt is null && notice.ArchivedAt is null && !unwanted.Contains(notice.Topic.ToString())));
        if (heard is [])
        {
            return null;
        }

        var (language, why) = (MailText.LanguageOf(mail), await reasons.OfAsync(mail.PersonId, heard, ct));
        return mail with
        {
            Count = heard.Count,
            Items = [.. heard.Take(MostItems).Select(notice => ItemOf(notice, language, why.GetValueOrDefault(notice.Id) ?? []))],
        };
    }

    /// <summary>Whether an urgent notice to an organisation still waits for the first of its people to read it.</summary>
    private async Task<bool> IsOpenAsync(DueMail mail, CancellationToken ct) => (await db.Database.SqlQuery<bool>(
        $"""
        SELECT coalesce(bool_and(read_at IS NULL), false) AS "Value" FROM heard WHERE notice_id = {mail.NoticeId} AND organization_id = {mail.PersonId}
        """).ToListAsync(ct))[0];

    private static MailItem ItemOf(HeardNotice notice, CultureInfo language, IReadOnlyList<Reason> why)
    {
        var words = notice.InWords(language);
        return new(words.Title, words.Body, notice.Link, [.. why.Select(reason => reason.InWords(language))]);
    }
}
