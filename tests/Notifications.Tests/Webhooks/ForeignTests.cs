using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ScenarioHub.Notifications.Webhooks.Formats;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Webhooks;

/// <summary>Ours beside the reference implementation: <c>Foreign/vectors.json</c> was written by npm standardwebhooks 1.0.0 and holds the specification's example too.</summary>
public class ForeignTests
{
    private static readonly Vector[] Vectors = JsonSerializer.Deserialize<Vector[]>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Webhooks", "Foreign", "vectors.json")), JsonSerializerOptions.Web)!;

    [Fact]
    public void Every_signature_is_the_foreign_one()
    {
        Assert.True(Vectors.Length > 20);
        Assert.All(Vectors, v => Assert.Equal(v.Signature, $"v1,{StandardWebhook.Sign(StandardWebhook.KeyOf(v.Secret), v.Id, $"{v.Timestamp}", Encoding.UTF8.GetBytes(v.Payload))}"));
    }

    [Fact]
    public void What_the_foreign_one_signs_is_accepted_while_it_is_fresh_and_unchanged() => Assert.All(Vectors, v =>
    {
        var (key, payload, now) = (StandardWebhook.KeyOf(v.Secret), Encoding.UTF8.GetBytes(v.Payload), DateTimeOffset.FromUnixTimeSeconds(v.Timestamp));
        Assert.True(StandardWebhook.Verify(Headers(v, $"v1,AAAA v1a,xyz {v.Signature}"), payload, key, now.AddMinutes(4)));
        Assert.False(StandardWebhook.Verify(Headers(v, v.Signature), payload, key, now.AddMinutes(6)));
        Assert.False(StandardWebhook.Verify(Headers(v, v.Signature), payload, key, now.AddMinutes(-6)));
        Assert.False(StandardWebhook.Verify(Headers(v, v.Signature), [.. payload, 32], key, now));
        Assert.False(StandardWebhook.Verify(Headers(v with { Id = v.Id + "x" }, v.Signature), payload, key, now));
        Assert.False(StandardWebhook.Verify(Headers(v, ""), payload, key, now));
    });

    [Theory]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), InlineData("whsec_"), InlineData("whsec_AAAA"), InlineData("whsec_***")]
    public void What_is_no_secret_is_refused(string secret) => Assert.Throws<InvalidOperationException>(() => StandardWebhook.KeyOf(secret));

    private static HeaderDictionary Headers(Vector v, string signature) =>
        new() { ["webhook-id"] = v.Id, ["webhook-timestamp"] = $"{v.Timestamp}", ["webhook-signature"] = signature };

    private sealed record Vector(string Secret, string Id, long Timestamp, string Payload, string Signature);
}
