using System.Net.ServerSentEvents;
using System.Text.Json;
using ScenarioHub.Notifications.Inbox;

namespace ScenarioHub.Notifications.Tests.Stream;

/// <summary>An open stream over real HTTP, as a browser reads it.</summary>
public sealed class LiveStream : IAsyncDisposable
{
    private readonly HttpResponseMessage _answer;
    private readonly IAsyncEnumerator<SseItem<string>> _items;
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromSeconds(60));

    private LiveStream(HttpResponseMessage answer, System.IO.Stream content)
    {
        _answer = answer;
        Parser = SseParser.Create(content);
        _items = Parser.EnumerateAsync(_deadline.Token).GetAsyncEnumerator();
    }

    public SseParser<string> Parser { get; }

    public static async Task<LiveStream> OpenAsync(HttpClient client, string? lastEventId = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/notifications/stream");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        return new(answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event of a kind, others passed over; nothing when the stream ends before.</summary>
    public async Task<SseItem<string>?> NextAsync(string kind)
    {
        while (await _items.MoveNextAsync())
        {
            if (_items.Current.EventType == kind)
            {
                return _items.Current;
            }
        }

        return null;
    }

    /// <summary>Every notice until the stream has caught up, with its position, and the count that it shows then.</summary>
    public async Task<(List<(string Position, Guid Notice)> Notices, int Unread)> CaughtUpAsync()
    {
        var notices = new List<(string, Guid)>();
        while (await _items.MoveNextAsync())
        {
            switch (_items.Current.EventType)
            {
                case "notice":
                    notices.Add((Parser.LastEventId, JsonSerializer.Deserialize<NoticeView>(_items.Current.Data, NotificationsApp.Json)!.Id));
                    break;
                case "unread":
                    return (notices, JsonSerializer.Deserialize<UnreadCount>(_items.Current.Data, NotificationsApp.Json)!.Count);
            }
        }

        throw new InvalidOperationException("The stream has ended before it had caught up.");
    }

    /// <summary>What the first event is.</summary>
    public async Task<string?> FirstKindAsync() => await _items.MoveNextAsync() ? _items.Current.EventType : null;

    public async Task<NoticeView> NoticeAsync() => JsonSerializer.Deserialize<NoticeView>((await NextAsync("notice"))!.Value.Data, NotificationsApp.Json)!;

    public async Task<int> UnreadAsync() => JsonSerializer.Deserialize<UnreadCount>((await NextAsync("unread"))!.Value.Data, NotificationsApp.Json)!.Count;

    public async ValueTask DisposeAsync()
    {
        await _deadline.CancelAsync();
        _answer.Dispose();
        _deadline.Dispose();
    }
}
