using System.Globalization;
using System.Net;
using System.Text.Json;
using MimeKit;
using ScenarioHub.Notifications.Catalogue;

namespace ScenarioHub.Notifications.Mail;

/// <summary>Writes a mail in its reader's language, as text and as simple HTML.</summary>
public static class MailText
{
    /// <summary>The mail. Its Message-ID is always the same for a notice and a person, so that a repeat can be known as one.</summary>
    public static MimeMessage Compose(DueMail mail, MailSettings settings, DateTimeOffset now)
    {
        var language = CultureInfo.GetCultureInfo(mail.Language is "en" ? "en" : "zh-CN");
        using var arguments = JsonDocument.Parse(mail.Arguments);
        var words = NoticeTexts.Render(mail.Template, arguments.RootElement, language);
        var link = new Uri(settings.PublicUrl, mail.Link).ToString();
        var why = NoticeTexts.Of("mail.why", language).Replace("{link}", new Uri(settings.PublicUrl, "/account").ToString(), StringComparison.Ordinal);
        var message = new MimeMessage
        {
            Subject = words.Title,
            Date = now,
            MessageId = $"{mail.NoticeId:n}.{mail.PersonId:n}@{settings.PublicUrl.Host}",
            Body = new BodyBuilder
            {
                TextBody = $"{words.Body}\n\n{link}\n\n-- \n{why}\n",
                HtmlBody = Html(words, link, NoticeTexts.Of("mail.open", language), why, language),
            }.ToMessageBody(),
        };
        message.From.Add(MailboxAddress.Parse(settings.From!));
        message.To.Add(new MailboxAddress(mail.Name, mail.Email));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static string Html(NoticeWords words, string link, string open, string why, CultureInfo language) =>
        $"""
        <!DOCTYPE html>
        <html lang="{language.Name}"><body style="font-family:'Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif;line-height:1.7;color:#1d2b2b">
        <h1 style="font-size:18px">{WebUtility.HtmlEncode(words.Title)}</h1>
        <p>{WebUtility.HtmlEncode(words.Body)}</p>
        <p><a href="{WebUtility.HtmlEncode(link)}">{WebUtility.HtmlEncode(open)}</a></p>
        <hr><p style="font-size:13px;color:#566">{WebUtility.HtmlEncode(why)}</p>
        </body></html>
        """;
}
