using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using ScenarioHub.Contracts.Notifications;
using ScenarioHub.Persistence;

namespace ScenarioHub.Notifications.Mail;

/// <summary>What a failure means for a mail: whose fault it is, and when the mail is tried again.</summary>
internal static class MailFailure
{
    private const int MostAttempts = 12;

    /// <summary>Whether a server cannot be reached, or a connection broke.</summary>
    public static bool IsServer(Exception e) =>
        e is IOException or SocketException or ProtocolException or ServiceNotConnectedException or AuthenticationException
            or SslHandshakeException or ServiceNotAuthenticatedException or TimeoutException or NotSupportedException;

    /// <summary>Whether the database is away.</summary>
    public static bool IsDatabase(Exception e) => !IsServer(e) && e.IsDatabaseAway();

    /// <summary>Puts a mail off that could not be written, was refused or broke the connection, or ends it, and remembers an address that no mail can go to.</summary>
    public static async Task RefuseMailAsync(this NotificationsDb db, DueMail mail, Exception e, DateTimeOffset now, CancellationToken ct)
    {
        var reason = Suppression.Short(e.Message);

        // A refused sender is the operator's matter, and an unknown template that of a newer replica: neither is given up at once.
        var given = e is ParseException || IsTooForeign(mail, e)
            || (e is SmtpCommandException { StatusCode: >= (SmtpStatusCode)500 } said && said.ErrorCode != SmtpErrorCode.SenderNotAccepted);
        if (!given && mail.Attempts < MostAttempts)
        {
            await db.PutOffMailAsync(mail, Backoff(mail.Attempts, IsServer(e)), counted: true, reason, ct);
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.EndMailAsync(mail, MailState.Failed, reason, ct);
        if ((IsTooForeign(mail, e) || (e is SmtpCommandException refusal && Suppression.IsForGood(refusal))) && await db.SuppressAsync(mail.Email, reason, ct))
        {
            db.Publish(new MailAddressRefused(mail.PersonId, mail.Domain, reason, now, mail.ToMailbox));
            db.Record("mail.address-refused", mail.PersonId, detail: new { mail.Domain, reason });
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }

        await transaction.CommitAsync(ct);
    }

    /// <summary>A mail that broke the connection comes back sooner at first: mostly it was the server that went.</summary>
    private static TimeSpan Backoff(int attempts, bool broken) =>
        TimeSpan.FromSeconds(Math.Min(broken ? 3 * Math.Pow(4, attempts - 1) : 30 * Math.Pow(2, attempts - 1), 4 * 3600));

    /// <summary>The server cannot write such an address (RFC 6531): neither can it for the next mail.</summary>
    private static bool IsTooForeign(DueMail mail, Exception e) => mail.Email.Any(c => !char.IsAscii(c))
        && e is (NotSupportedException or SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted, StatusCode: (SmtpStatusCode)500 or (SmtpStatusCode)501 });
}
