using System.Globalization;
using System.Net;
using System.Text.Json;
using MimeKit;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Digests;

namespace ScenarioHub.Notifications.Mail;

/// <summary>Writes a mail in its reader's language, as text and as simple HTML.</summary>
public static class MailText
{
    /// <summary>The mail. Its Message-ID is always the same for a notice and a person, so that a repeat can be known as one.</summary>
    public static MimeMessage Compose(DueMail mail, MailSettings settings, DateTimeOffset now)
    {
        var language = LanguageOf(mail);
        using var arguments = JsonDocument.Parse(mail.Arguments);
        var words = mail.IsDigest ? new("", "") : NoticeTexts.Render(mail.Template, arguments.RootElement, language);
        var subject = MailItems.Subject(mail, words, language);
        var link = new Uri(settings.PublicUrl, mail.Link).ToString();
        var why = NoticeTexts.Of("mail.why", language).Replace("{link}", new Uri(settings.PublicUrl, "/inbox/preferences").ToString(), StringComparison.Ordinal);
        var message = new MimeMessage
        {
            Subject = subject,
            Date = now,
            MessageId = $"{mail.NoticeId:n}.{mail.PersonId:n}@{settings.PublicUrl.Host}",
            Body = new BodyBuilder
            {
                TextBody = $"{MailItems.Text(mail, words, settings)}\n\n{link}\n\n-- \n{why}\n",
                HtmlBody = Html(subject, MailItems.Html(mail, words, settings), link, NoticeTexts.Of("mail.open", language), why, language),
            }.ToMessageBody(),
        };
        message.From.Add(MailboxAddress.Parse(settings.From!));
        message.To.Add(new MailboxAddress(mail.Name, mail.Email));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    /// <summary>The reader's language.</summary>
    public static CultureInfo LanguageOf(DueMail mail) => CultureInfo.GetCultureInfo(mail.Language is "en" ? "en" : "zh-CN");

    private static string Html(string title, string body, string link, string open, string why, CultureInfo language) =>
        $"""
        <!DOCTYPE html>
        <html lang="{language.Name}"><body style="font-family:'Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif;line-height:1.7;color:#1d2b2b">
        <h1 style="font-size:18px">{WebUtility.HtmlEncode(title)}</h1>
        {body}
        <p><a href="{WebUtility.HtmlEncode(link)}">{WebUtility.HtmlEncode(open)}</a></p>
        <hr><p style="font-size:13px;color:#566">{WebUtility.HtmlEncode(why)}</p>
        </body></html>
        """;
}
