using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ScenarioHub.Notifications.Webhooks.Formats;

/// <summary>Calls to the group robots of 企业微信, 钉钉 and 飞书, by their published formats. Their owners see the title and a link.</summary>
public static class Robots
{
    /// <summary>The request for a message.</summary>
    /// <param name="secret">What the robot's platform gave out for signing; nothing where the robot has none.</param>
    public static HttpRequestMessage Request(WebhookFormat format, Uri url, WebhookMessage message, string? secret, DateTimeOffset now) => format switch
    {
        WebhookFormat.WeCom => Post(url, new { msgtype = "markdown", markdown = new { content = Markdown(message) } }),
        WebhookFormat.DingTalk => Post(DingTalk(url, secret, now), new { msgtype = "markdown", markdown = new { title = message.Title, text = Markdown(message) } }),
        WebhookFormat.Feishu => Post(url, Feishu(message, secret, now)),
        WebhookFormat.Standard => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>What the robot says went wrong. It answers 200 also then, with a code other than 0.</summary>
    public static string? Refusal(string answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            return Code(json.RootElement, "errcode") ?? Code(json.RootElement, "code");
        }
        catch (JsonException)
        {
            return "robot.answer";
        }
    }

    /// <summary>钉钉: timestamp in milliseconds and HMAC-SHA-256 of “timestamp, line feed, secret” with the secret, in the query.</summary>
    private static Uri DingTalk(Uri url, string? secret, DateTimeOffset now)
    {
        if (secret is null)
        {
            return url;
        }

        var timestamp = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var sign = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}\n{secret}")));
        return new($"{url}{(url.Query.Length > 0 ? '&' : '?')}timestamp={timestamp}&sign={Uri.EscapeDataString(sign)}");
    }

    /// <summary>飞书: timestamp in seconds, and HMAC-SHA-256 of nothing with “timestamp, line feed, secret” as the key, in the body.</summary>
    private static Dictionary<string, object> Feishu(WebhookMessage message, string? secret, DateTimeOffset now)
    {
        var body = new Dictionary<string, object> { ["msg_type"] = "text", ["content"] = new { text = $"{message.Title}\n{message.Link}" } };
        if (secret is not null)
        {
            var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            body["timestamp"] = timestamp;
            body["sign"] = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes($"{timestamp}\n{secret}"), Array.Empty<byte>()));
        }

        return body;
    }

    private static string? Code(JsonElement answer, string name) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(name, out var code) && code.ValueKind == JsonValueKind.Number && code.GetInt64() != 0
            ? $"robot.{code.GetInt64().ToString(CultureInfo.InvariantCulture)}"
            : null;

    private static string Markdown(WebhookMessage message) => $"{Escaped(message.Title)}\n[查看]({message.Link})";

    /// <summary>A title is words that people have entered: nothing in it may become a link or a mention.</summary>
    private static string Escaped(string title) => string.Concat(title.Select(c => "[]()*_`<>@#!\\".Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c.ToString()));

    private static HttpRequestMessage Post(Uri url, object body) => new(HttpMethod.Post, url) { Content = JsonContent.Create(body, body.GetType(), options: JsonSerializerOptions.Web) };
}
