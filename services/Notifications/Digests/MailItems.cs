using System.Globalization;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Mail;

namespace ScenarioHub.Notifications.Digests;

/// <summary>Writes the notices of a mail: the one of a plain mail as it is, those of a digest one under the other.</summary>
internal static class MailItems
{
    /// <summary>The subject.</summary>
    public static string Subject(DueMail mail, NoticeWords words, CultureInfo language) => mail.ToMailbox
        ? NoticeTexts.Of("mail.escalated.title", language).Replace("{title}", words.Title, StringComparison.Ordinal)
        : mail.IsDigest ? NoticeTexts.Of("digest.title", language).Replace("{count}", mail.Count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        : words.Title;

    /// <summary>The body as text.</summary>
    public static string Text(DueMail mail, NoticeWords words, MailSettings settings) => mail.IsDigest
        ? string.Join("\n\n", mail.Items.Select((item, i) => $"{i + 1}. {item.Title}\n{Lines(item)}\n{new Uri(settings.PublicUrl, item.Link)}"))
        : string.Join('\n', [words.Body, .. mail.Items.SelectMany(item => item.Lines)]);

    /// <summary>The body as HTML.</summary>
    public static string Html(DueMail mail, NoticeWords words, MailSettings settings) => mail.IsDigest
        ? string.Concat(mail.Items.Select(item =>
            $"""<h2><a href="{MailHtml.Text(new Uri(settings.PublicUrl, item.Link).ToString())}">{MailHtml.Text(item.Title)}</a></h2>{MailHtml.Paragraph(Lines(item))}"""))
        : MailHtml.Paragraph(Text(mail, words, settings));

    private static string Lines(MailItem item) => string.Join('\n', [item.Body, .. item.Lines]);

}
