using System.Globalization;
using System.Net;
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
            $"""<h2 style="font-size:16px;margin:20px 0 4px"><a href="{Encode(new Uri(settings.PublicUrl, item.Link).ToString())}">{Encode(item.Title)}</a></h2>{Paragraphs(Lines(item))}"""))
        : Paragraphs(Text(mail, words, settings));

    private static string Lines(MailItem item) => string.Join('\n', [item.Body, .. item.Lines]);

    private static string Paragraphs(string text) => string.Concat(text.Split('\n').Select(line => $"<p style=\"margin:0 0 8px\">{Encode(line)}</p>"));

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
