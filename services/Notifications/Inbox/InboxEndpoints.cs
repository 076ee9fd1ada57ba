using System.Globalization;
using System.Security.Claims;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Inbox.Acts;
using ScenarioHub.Notifications.Standing;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.Text;

namespace ScenarioHub.Notifications.Inbox;

/// <summary>The own inbox (消息): everyone signed in, each the own.</summary>
public static class InboxEndpoints
{
    /// <summary>How far back words are looked for.</summary>
    private const int MostSearched = 2000;

    /// <summary>Maps <c>/inbox</c>.</summary>
    public static void MapInbox(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/inbox").WithTags("Inbox").RequireAuthorization(Policies.SignedIn);
        group.MapGet("", List);
        group.MapGet("/unread", Unread);
        group.MapGet("/topics", () => TopicName.All(CultureInfo.CurrentUICulture));
        group.MapInboxActs();
    }

    private static async Task<Page<NoticeView>> List(
        [AsParameters] InboxFilter filter, [AsParameters] PageRequest page, ClaimsPrincipal user, InboxReader inbox, ReasonReader reasons, CancellationToken ct)
    {
        var (person, before) = (user.PersonId(), page.After is null ? long.MaxValue : Cursor.Read<long>(page.After));
        List<(HeardNotice Notice, int? More)> rows = filter.Words() is { } words
            ? await SearchAsync(inbox, person, filter, words, before, page.Size + 1, ct)
            : filter.Grouped == true
                ? (await inbox.GroupedAsync(person, filter, before, page.Size + 1, ct)).ConvertAll(row => (row.Notice, (int?)row.More))
                : (await inbox.PageAsync(person, filter, before, page.Size + 1, ct)).ConvertAll(notice => (notice, (int?)null));
        var shown = Page.Of(rows, page.Size, last => Cursor.Write(last.Notice.Seq));
        var why = await reasons.OfAsync(person, shown.Items.Select(row => row.Notice), ct);
        return new(
            [.. shown.Items.Select(row => NoticeView.Of(row.Notice, CultureInfo.CurrentUICulture, why.GetValueOrDefault(row.Notice.Id), row.More))], shown.Next);
    }

    /// <summary>Words are looked for in what the reader sees, which is put together in the reader's language.</summary>
    private static async Task<List<(HeardNotice Notice, int? More)>> SearchAsync(
        InboxReader inbox, Guid person, InboxFilter filter, string[] words, long before, int limit, CancellationToken ct) =>
        [.. (await inbox.PageAsync(person, filter, before, MostSearched, ct)).Where(notice => Holds(notice, words)).Take(limit).Select(notice => (notice, (int?)null))];

    private static bool Holds(HeardNotice notice, string[] words)
    {
        var text = notice.InWords(CultureInfo.CurrentUICulture);
        var folded = Folding.Fold($"{text.Title}\n{text.Body}");
        return Array.TrueForAll(words, word => folded.Contains(word, StringComparison.Ordinal));
    }

    private static async Task<UnreadCount> Unread(ClaimsPrincipal user, InboxReader inbox, CancellationToken ct) =>
        new((await inbox.UnreadAsync([user.PersonId()], ct))[user.PersonId()]);
}
