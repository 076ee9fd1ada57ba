using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ScenarioHub.Notifications.Webhooks.Formats;

/// <summary>
/// Calls by the Standard Webhooks specification (standardwebhooks.com, 1.0): headers <c>webhook-id</c>, <c>webhook-timestamp</c> and
/// <c>webhook-signature</c>, the last one a list of <c>v1,</c> and base64 of HMAC-SHA-256 over <c>id.timestamp.payload</c>.
/// </summary>
public static class StandardWebhook
{
    /// <summary>The request for a message, signed with each key.</summary>
    public static HttpRequestMessage Request(Uri url, WebhookMessage message, IEnumerable<byte[]> keys, DateTimeOffset now)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(
            new { type = message.Type, timestamp = message.At.UtcDateTime, data = new { topic = message.Topic, link = message.Link } }, JsonSerializerOptions.Web);
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(payload) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", message.Id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", string.Join(' ', keys.Select(key => $"v1,{Sign(key, message.Id, timestamp, payload)}")));
        return request;
    }

    /// <summary>The signature of a payload.</summary>
    public static string Sign(byte[] key, string id, string timestamp, byte[] payload) =>
        Convert.ToBase64String(HMACSHA256.HashData(key, (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. payload]));
}
