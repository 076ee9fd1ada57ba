using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json;
using ScenarioHub.Notifications.Inbox;

namespace ScenarioHub.Notifications.Tests.Stream;

/// <summary>
/// Reads a stream as a browser's page does: whenever it is lost, or answered with something else, it is opened anew from the last id that was seen.
/// </summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly CancellationTokenSource _closed = new();
    private readonly HttpClient _client;
    private readonly Task _reading;
    private string _last = "";

    public Browser(Uri address, string token)
    {
        _client = new() { BaseAddress = address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        _reading = ReadAsync();
    }

    /// <summary>Every notice that came, in the order in which they did.</summary>
    public ConcurrentQueue<Guid> Seen { get; } = new();

    /// <summary>How often it has come back.</summary>
    public int Returns { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        await _reading;
        _client.Dispose();
        _closed.Dispose();
    }

    private async Task ReadAsync()
    {
        while (!_closed.IsCancellationRequested)
        {
            try
            {
                await FollowAsync();
            }
            catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
            {
                // Lost; it comes back after a pause.
            }

            await Task.Delay(Pause, _closed.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Returns++;
        }
    }

    private async Task FollowAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/notifications/stream");
        request.Headers.TryAddWithoutValidation("Last-Event-ID", _last is "" ? "0" : _last);
        using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _closed.Token);
        if (!answer.IsSuccessStatusCode)
        {
            return;
        }

        var parser = SseParser.Create(await answer.Content.ReadAsStreamAsync(_closed.Token));
        await foreach (var item in parser.EnumerateAsync(_closed.Token))
        {
            if (item.EventType == "notice")
            {
                Seen.Enqueue(JsonSerializer.Deserialize<NoticeView>(item.Data, NotificationsApp.Json)!.Id);
                _last = parser.LastEventId;
            }
        }
    }
}
