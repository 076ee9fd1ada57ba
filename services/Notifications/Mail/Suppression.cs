using System.Text.RegularExpressions;
using MailKit.Net.Smtp;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Text;

namespace ScenarioHub.Notifications.Mail;

/// <summary>What a server said when it refused an address for good, and when.</summary>
public record Refusal(string Reason, DateTimeOffset At);

/// <summary>Addresses that a server has refused for good (停发地址): nothing is sent there until the owner says that it works again.</summary>
public static partial class Suppression
{
    private const int KeptOfReason = 500;

    /// <summary>
    /// Whether a refusal is about the address itself: by the enhanced status code (RFC 3463) where there is one, 5.1.x (no such address) and
    /// 5.2.1 (mailbox disabled), otherwise by 550, 551 and 553. A full mailbox or a policy (5.7.x) is not the address's fault.
    /// </summary>
    public static bool IsForGood(SmtpCommandException e)
    {
        if (e.ErrorCode != SmtpErrorCode.RecipientNotAccepted || (int)e.StatusCode < 500)
        {
            return false;
        }

        var code = Enhanced().Match(e.Message);
        return code.Success
            ? code.Groups["subject"].Value == "1" || (code.Groups["subject"].Value == "2" && code.Groups["detail"].Value == "1")
            : (int)e.StatusCode is 550 or 551 or 553;
    }

    /// <summary>Keeps a refusal; true where it is news.</summary>
    public static async Task<bool> SuppressAsync(this NotificationsDb db, string email, string reason, CancellationToken ct) => await db.Database.ExecuteSqlAsync(
        $"INSERT INTO mail_suppression (email, reason) VALUES ({email.ToLowerInvariant()}, {Short(reason)}) ON CONFLICT DO NOTHING", ct) == 1;

    /// <summary>Lets mail go there again; 0 where it was not refused.</summary>
    public static Task<int> LiftAsync(this NotificationsDb db, string email, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"DELETE FROM mail_suppression WHERE email = {email.ToLowerInvariant()}", ct);

    /// <summary>What was said of an address, or nothing.</summary>
    public static Task<Refusal?> RefusalOfAsync(this NotificationsDb db, string email, CancellationToken ct) => db.Database.SqlQuery<Refusal>(
        $"""SELECT reason AS "Reason", at AS "At" FROM mail_suppression WHERE email = {email.ToLowerInvariant()}""").SingleOrDefaultAsync(ct);

    /// <summary>Where a person's mail goes: the confirmed address, or the account's.</summary>
    public static Task<string?> AddressOfAsync(this NotificationsDb db, Guid person, CancellationToken ct) => db.Database.SqlQuery<string?>(
        $"""
        SELECT coalesce(c.address, m.email) AS "Value" FROM member m LEFT JOIN contact c ON c.person_id = m.person_id AND c.channel = 'mail' WHERE m.person_id = {person}
        """).SingleOrDefaultAsync(ct);

    /// <summary>The beginning of what a server said.</summary>
    public static string Short(string reason) => StoredText.Of(reason, KeptOfReason);

    [GeneratedRegex(@"\b5\.(?<subject>\d{1,3})\.(?<detail>\d{1,3})\b")]
    private static partial Regex Enhanced();
}
