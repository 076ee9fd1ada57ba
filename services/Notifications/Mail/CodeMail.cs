using MimeKit;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Contacts;

namespace ScenarioHub.Notifications.Mail;

/// <summary>The mail that brings the code for a new address. Written without the person's name: the address may be somebody else's.</summary>
internal static class CodeMail
{
    public static MimeMessage Compose(DueCode due, string code, MailSettings settings, DateTimeOffset now)
    {
        var language = MailText.LanguageOf(due.Language);
        var (title, body, why) = (NoticeTexts.Of("code.title", language), NoticeTexts.Of("code.body", language), NoticeTexts.Of("code.why", language));
        var message = MailText.Addressed("", due.Address, settings, now);
        message.Subject = title;
        message.Body = new BodyBuilder
        {
            TextBody = $"{body}\n\n{code}\n\n-- \n{why}\n",
            HtmlBody = MailHtml.Page(title, MailHtml.Paragraph(body) + $"<p class=\"code\">{code}</p>", why, language),
        }.ToMessageBody();
        return message;
    }
}
