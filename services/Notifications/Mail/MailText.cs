using System.Globalization;
using System.Text.Json;
using MimeKit;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Digests;

namespace ScenarioHub.Notifications.Mail;

/// <summary>Writes a mail in its reader's language, as text and as HTML.</summary>
public static class MailText
{
    /// <summary>The mail. Its Message-ID is always the same for a notice and a person, so that a repeat can be known as one.</summary>
    public static MimeMessage Compose(DueMail mail, MailSettings settings, DateTimeOffset now)
    {
        var language = LanguageOf(mail);
        using var arguments = JsonDocument.Parse(mail.Arguments);
        var words = mail.IsDigest ? new("", "") : NoticeTexts.Render(mail.Template, arguments.RootElement, language);
        var subject = MailItems.Subject(mail, words, language);
        var link = new Uri(settings.PublicUrl, mail.Link);
        var why = NoticeTexts.Of("mail.why", language).Replace("{link}", new Uri(settings.PublicUrl, "/inbox/preferences").ToString(), StringComparison.Ordinal);
        var message = Addressed(mail.Name, mail.Email, settings, now);
        message.Subject = subject;
        message.MessageId = $"{mail.NoticeId:n}.{mail.PersonId:n}@{settings.PublicUrl.Host}";
        message.Body = new BodyBuilder
        {
            TextBody = $"{MailItems.Text(mail, words, settings)}\n\n{link}\n\n-- \n{why}\n",
            HtmlBody = MailHtml.Page(subject, MailItems.Html(mail, words, settings) + MailHtml.Act(NoticeTexts.Of("mail.open", language), link), why, language),
        }.ToMessageBody();
        return message;
    }

    /// <summary>A mail of the platform to somebody, still without words.</summary>
    internal static MimeMessage Addressed(string name, string email, MailSettings settings, DateTimeOffset now)
    {
        var message = new MimeMessage { Date = now };
        message.From.Add(MailboxAddress.Parse(settings.From!));
        message.To.Add(new MailboxAddress(name, email));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    /// <summary>The reader's language.</summary>
    internal static CultureInfo LanguageOf(DueMail mail) => LanguageOf(mail.Language);

    /// <summary>The language of a person.</summary>
    internal static CultureInfo LanguageOf(string language) => CultureInfo.GetCultureInfo(language is "en" ? "en" : "zh-CN");
}
