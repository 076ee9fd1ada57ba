using MimeKit;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Mail;

namespace ScenarioHub.Notifications.Preferences.Unsubscribing;

/// <summary>Puts the two headers of RFC 8058 on a mail. What the law asks to send has none: it cannot be switched off. Neither has mail to a mailbox of an organisation.</summary>
public sealed class UnsubscribeHeaders(UnsubscribeTokens tokens, MailSettings settings)
{
    /// <summary>Adds them.</summary>
    public void AddTo(MimeMessage message, DueMail mail, DateTimeOffset now)
    {
        if (mail.ToMailbox || (mail.Topic is { } topic && Topics.Legal.Contains(topic)))
        {
            return;
        }

        var address = new Uri(settings.PublicUrl, $"/api/notifications/unsubscribe/{tokens.Write(mail.PersonId, mail.Topic, now)}");
        message.Headers.Add("List-Unsubscribe", $"<{address}>");
        message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
}
