using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ScenarioHub.Notifications.Webhooks.Formats;
using ScenarioHub.Notifications.Webhooks.Sending;

namespace ScenarioHub.Notifications.Sms;

/// <summary>What a gateway made of a message.</summary>
/// <param name="Error">What went wrong; nothing where it took the message.</param>
/// <param name="ForGood">Whether trying again is of no use.</param>
public record GatewayAnswer(string? Error, bool ForGood);

/// <summary>Writes a message into the gateway's own request, signs it and posts it.</summary>
public sealed class SmsGateway(SmsSettings settings, TimeProvider clock) : IDisposable
{
    // The address is the operator's own setting, so it may lead into the operator's network. Still no redirects, bounded time and size.
    private readonly HttpClient _http = GuardedHttp.Client(allowPrivate: true);

    /// <summary>Posts a message.</summary>
    public async Task<GatewayAnswer> SendAsync(Guid id, string number, string text, CancellationToken ct)
    {
        try
        {
            using var request = Request(id, number, text);
            using var response = await _http.SendAsync(request, ct);
            var status = (int)response.StatusCode;
            return response.IsSuccessStatusCode ? new(null, false) : new($"http {status}", status is >= 400 and < 500 and not (408 or 425 or 429));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return new(e is OperationCanceledException ? "timeout" : e.Message, false);
        }
    }

    /// <summary>The request for a message.</summary>
    public HttpRequestMessage Request(Guid id, string number, string text)
    {
        var body = Encoding.UTF8.GetBytes(Fill(settings.Body, id, number, text, Escape));
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new(settings.ContentType, "utf-8");
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.Url!)) { Content = content };
        foreach (var (name, value) in settings.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, Fill(value, id, number, text, plain => Uri.EscapeDataString(plain)));
        }

        if (settings.SigningKey is { } key)
        {
            StandardWebhook.SignInto(request, body, id.ToString(), [key], clock.GetUtcNow());
        }

        return request;
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private string Escape(string value) => settings.ContentType == "application/json" ? JsonEncodedText.Encode(value).ToString() : Uri.EscapeDataString(value);

    /// <summary>The text comes last, so that a place in somebody's words stays words.</summary>
    private static string Fill(string template, Guid id, string number, string text, Func<string, string> escape) => template
        .Replace("{id}", id.ToString(), StringComparison.Ordinal)
        .Replace("{number}", escape(number), StringComparison.Ordinal)
        .Replace("{text}", escape(text), StringComparison.Ordinal);
}
