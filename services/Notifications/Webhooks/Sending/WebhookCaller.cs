using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Mail;
using ScenarioHub.Notifications.Webhooks.Formats;
using ScenarioHub.Text;

namespace ScenarioHub.Notifications.Webhooks.Sending;

/// <summary>Makes one call and says what came of it.</summary>
public sealed partial class WebhookCaller(WebhookSettings settings, WebhookKeys keys, MailSettings addresses, TimeProvider clock, ILogger<WebhookCaller> log) : IDisposable
{
    private const int KeptOfAnswer = 500;
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private readonly HttpClient _http = GuardedHttp.Client(settings.AllowPrivate);

    /// <summary>Calls the receiver. What goes wrong is in the result and never thrown, except for a shutdown.</summary>
    public async Task<CallResult> CallAsync(DueCall call, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            using var request = Request(call, clock.GetUtcNow());
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, ct);
            var answer = await response.Content.ReadAsStringAsync(ct);
            var error = !response.IsSuccessStatusCode ? "http.status" : call.Format == WebhookFormat.Standard ? null : Robots.Refusal(answer);
            return new((int)response.StatusCode, watch.Elapsed, error, Clean(answer));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return new(null, watch.Elapsed, Code(e), null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A call that cannot be written, such as a robot's secret that was sealed with another master key: it is given up like any other.
            Unwritable(log, e, call.CallId);
            return new(null, watch.Elapsed, "call.unwritable", null);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(DueCall call, DateTimeOffset now)
    {
        var (url, message) = (new Uri(call.Url), Message(call));
        if (call.Format != WebhookFormat.Standard)
        {
            return Robots.Request(call.Format, url, message, call.RobotSecret is { } box ? keys.Open(box, call.WebhookId) : null, now);
        }

        int[] generations = call.Generation > 1 && now < call.RotatedAt + Webhook.Overlap ? [call.Generation, call.Generation - 1] : [call.Generation];
        return StandardWebhook.Request(url, message, generations.Select(generation => keys.Key(call.WebhookId, generation)), now);
    }

    private WebhookMessage Message(DueCall call)
    {
        var id = $"msg_{call.CallId:n}";
        if (call.Template is null)
        {
            return new(id, "webhook.test", null, call.CreatedAt, addresses.PublicUrl, NoticeTexts.Of("webhook.test", Chinese));
        }

        using var arguments = JsonDocument.Parse(call.Arguments!);
        var title = NoticeTexts.Render(call.Template, arguments.RootElement, Chinese).Title;
        return new(id, call.Template, NoticeTexts.Code(Enum.Parse<Topic>(call.Topic!)), call.CreatedAt, new(addresses.PublicUrl, call.Link!), title);
    }

    private static string Code(Exception e) => e switch
    {
        OperationCanceledException => "http.timeout",
        _ when e is ForbiddenAddressException || e.InnerException is ForbiddenAddressException => "http.forbidden-address",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "http.name",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "http.tls",
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => "http.answer-too-long",
        _ => "http.connection",
    };

    private static string? Clean(string answer) => answer.Length == 0 ? null : StoredText.Of(answer, KeptOfAnswer);

    [LoggerMessage(LogLevel.Error, "Webhook call {Call} cannot be written")]
    private static partial void Unwritable(ILogger log, Exception e, Guid call);
}
