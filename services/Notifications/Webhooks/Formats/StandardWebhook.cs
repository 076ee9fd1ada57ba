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
    /// <summary>How far the timestamp of a signed request may be from now.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>The request for a message, signed with each key.</summary>
    public static HttpRequestMessage Request(Uri url, WebhookMessage message, IEnumerable<byte[]> keys, DateTimeOffset now)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(
            new { type = message.Type, timestamp = message.At.UtcDateTime, data = new { topic = message.Topic, link = message.Link } }, JsonSerializerOptions.Web);
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(payload) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        SignInto(request, payload, message.Id, keys, now);
        return request;
    }

    /// <summary>Puts the three headers on a request.</summary>
    public static void SignInto(HttpRequestMessage request, byte[] payload, string id, IEnumerable<byte[]> keys, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", string.Join(' ', keys.Select(key => $"v1,{Sign(key, id, timestamp, payload)}")));
    }

    /// <summary>The signature of a payload.</summary>
    public static string Sign(byte[] key, string id, string timestamp, byte[] payload) =>
        Convert.ToBase64String(HMACSHA256.HashData(key, (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. payload]));

    /// <summary>Whether a request that came in is fresh and signed with the key, in constant time.</summary>
    public static bool Verify(IHeaderDictionary headers, byte[] payload, byte[] key, DateTimeOffset now)
    {
        var (id, timestamp) = (headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString());
        if (id.Length == 0 || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(now.ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds)
        {
            return false;
        }

        var right = Encoding.ASCII.GetBytes($"v1,{Sign(key, id, timestamp, payload)}");
        return headers["webhook-signature"].ToString().Split(' ').Any(shown => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown), right));
    }

    /// <summary>The key of a secret as the specification writes it: <c>whsec_</c> and base64.</summary>
    public static byte[] KeyOf(string secret)
    {
        var key = new byte[64];
        return secret.StartsWith("whsec_", StringComparison.Ordinal) && Convert.TryFromBase64String(secret["whsec_".Length..], key, out var length) && length >= 16
            ? key[..length]
            : throw new InvalidOperationException("A secret is whsec_ and 16 to 64 bytes in base64. Make one with: echo whsec_$(openssl rand -base64 24)");
    }
}
