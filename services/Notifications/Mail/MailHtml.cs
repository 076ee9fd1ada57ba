using System.Globalization;
using System.Net;
using ScenarioHub.Notifications.Catalogue;

namespace ScenarioHub.Notifications.Mail;

/// <summary>
/// The HTML of a mail: one column that fits a phone and a sheet of paper, no pictures, nothing that is fetched, light and dark. On paper the
/// address stands beside the link.
/// </summary>
public static class MailHtml
{
    private const string Style =
        """
        body{margin:0;padding:16px;background:#f3f6f6;color:#1d2b2b;font:16px/1.7 "Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
        .sheet{max-width:560px;margin:0 auto;padding:24px;background:#fff;border-top:4px solid #0b5f5f;overflow-wrap:anywhere}
        .brand{margin:0 0 16px;font-size:14px;color:#0b5f5f}h1{margin:0 0 12px;font-size:20px;line-height:1.4}h2{margin:20px 0 4px;font-size:16px}p{margin:0 0 16px}
        .act{display:inline-block;padding:10px 20px;background:#0b5f5f;color:#fff;text-decoration:none;border-radius:4px}
        .code{font-size:28px;letter-spacing:6px;font-weight:bold}.foot{margin:24px 0 0;padding-top:12px;border-top:1px solid #d5dede;font-size:13px;color:#4c5f5f}
        .address{display:none}
        @media (max-width:480px){body{padding:0}.sheet{padding:20px 16px}.act{display:block;text-align:center}}
        @media (prefers-color-scheme:dark){body{background:#111a1a;color:#e6eeee}.sheet{background:#1a2626}.brand{color:#7fd1d1}.foot{color:#a9bbbb;border-color:#344}}
        @media print{body{padding:0;background:#fff;color:#000}.sheet{max-width:none;padding:0;border:0;background:#fff}.act{padding:0;background:none;color:#000;text-decoration:underline}.address{display:block;font-size:13px}}
        """;

    /// <summary>The whole document.</summary>
    /// <param name="body">Paragraphs, as HTML.</param>
    public static string Page(string title, string body, string foot, CultureInfo language) =>
        $"""
        <!DOCTYPE html>
        <html lang="{language.Name}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><title>{Text(title)}</title>
        <style>{Style}</style></head>
        <body><div class="sheet"><p class="brand">{Text(NoticeTexts.Of("mail.brand", language))}</p><h1>{Text(title)}</h1>
        {body}
        <p class="foot">{Text(foot)}</p></div></body></html>
        """;

    /// <summary>A link that stands out on a screen and says its address on paper.</summary>
    public static string Act(string words, Uri address) =>
        $"""<p><a class="act" href="{Text(address.AbsoluteUri)}">{Text(words)}</a><span class="address">{Text(address.AbsoluteUri)}</span></p>""";

    /// <summary>Words as they are; lines stay lines.</summary>
    public static string Paragraph(string words) => $"<p>{Text(words).Replace("\n", "<br>", StringComparison.Ordinal)}</p>";

    /// <summary>Words in HTML.</summary>
    internal static string Text(string words) => WebUtility.HtmlEncode(words);
}
