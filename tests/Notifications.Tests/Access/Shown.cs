using System.Globalization;
using System.Net.Http.Json;
using ScenarioHub.Notifications.Inbox;
using ScenarioHub.Notifications.Inbox.Acts;
using ScenarioHub.Notifications.Tests.Stream;
using ScenarioHub.Persistence.Paging;

namespace ScenarioHub.Notifications.Tests.Access;

/// <summary>All that a person is shown at a moment, by every channel that shows: inbox, groups, count, search, stream, and a stream that resumes.</summary>
/// <param name="Listed">The notices of the inbox by id.</param>
/// <param name="Things">The things of the grouped inbox.</param>
/// <param name="Resumed">What a stream brings that goes on from where one was left before the first of them.</param>
/// <param name="Left">That position.</param>
public sealed record Shown(
    IReadOnlyDictionary<Guid, NoticeView> Listed, IReadOnlySet<string> Things, int Unread, IReadOnlySet<Guid> Streamed, int Badge, IReadOnlySet<Guid> Resumed,
    string Left)
{
    private const string Inbox = "/api/notifications/inbox";

    /// <summary>Asks all of them. <paramref name="after"/> is the position that the stream was left at.</summary>
    public static async Task<Shown> ToAsync(HttpClient client, string? after)
    {
        var listed = (await client.GetFromJsonAsync<Page<NoticeView>>($"{Inbox}?limit=100", NotificationsApp.Json))!;
        var grouped = (await client.GetFromJsonAsync<Page<NoticeView>>($"{Inbox}?limit=100&grouped=true", NotificationsApp.Json))!;
        var unread = (await client.GetFromJsonAsync<UnreadCount>($"{Inbox}/unread", NotificationsApp.Json))!;
        await using var stream = await LiveStream.OpenAsync(client, "0");
        var (notices, badge) = await stream.CaughtUpAsync();
        var left = after ?? Before(notices);
        await using var again = await LiveStream.OpenAsync(client, left);
        var (rest, _) = await again.CaughtUpAsync();
        return new(
            listed.Items.ToDictionary(notice => notice.Id), grouped.Items.Select(notice => notice.Thing).ToHashSet(), unread.Count,
            notices.Select(notice => notice.Notice).ToHashSet(), badge, rest.Select(notice => notice.Notice).ToHashSet(), left);
    }

    /// <summary>Whether the words of a notice find it.</summary>
    public static async Task<bool> FindsAsync(HttpClient client, NoticeView notice)
    {
        var found = await client.GetFromJsonAsync<Page<NoticeView>>($"{Inbox}?limit=100&thing={Uri.EscapeDataString(notice.Thing)}&q={Uri.EscapeDataString(notice.Title[..Math.Min(notice.Title.Length, 90)])}", NotificationsApp.Json);
        return found!.Items.Any(hit => hit.Id == notice.Id);
    }

    /// <summary>How many notices “read all” marks.</summary>
    public static async Task<int> ReadAllAsync(HttpClient client)
    {
        return (await (await client.PostAsync($"{Inbox}/read-all", null)).Content.ReadFromJsonAsync<AllRead>(NotificationsApp.Json))!.Count;
    }

    /// <summary>Whether the person can mark a notice as unread, which changes nothing where it is.</summary>
    public static async Task<bool> MarksAsync(HttpClient client, Guid notice)
    {
        return (await client.PostAsync($"{Inbox}/{notice}/unread", null)).IsSuccessStatusCode;
    }

    private static string Before(List<(string Position, Guid Notice)> notices) =>
        (notices is [var first, ..] ? long.Parse(first.Position, CultureInfo.InvariantCulture) - 1 : 0).ToString(CultureInfo.InvariantCulture);
}
