using System.Globalization;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Standing;

namespace ScenarioHub.Notifications.Inbox;

/// <summary>A notice as its reader sees it, in the reader's language.</summary>
/// <param name="Id">The notice.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Title">One line.</param>
/// <param name="Body">The whole.</param>
/// <param name="Link">Where to go on: a path of the web.</param>
/// <param name="Urgency">How pressing it is.</param>
/// <param name="CreatedAt">When it was told.</param>
/// <param name="ReadAt">When it was read.</param>
/// <param name="ArchivedAt">When it was put away.</param>
/// <param name="Thing">The thing that it belongs to; <c>GET /inbox?thing=</c> gives all about it.</param>
/// <param name="Reasons">Why it came, where a saved search or a follow brought it.</param>
/// <param name="More">How many other notices there are about the same thing, where they are grouped.</param>
public record NoticeView(
    Guid Id, Topic Topic, string Title, string Body, string Link, Urgency Urgency, DateTimeOffset CreatedAt, DateTimeOffset? ReadAt,
    DateTimeOffset? ArchivedAt = null, string Thing = "", IReadOnlyList<Reason>? Reasons = null, int? More = null)
{
    /// <summary>The view of a notice.</summary>
    public static NoticeView Of(HeardNotice notice, CultureInfo language, IReadOnlyList<Reason>? reasons = null, int? more = null)
    {
        var words = notice.InWords(language);
        return new(
            notice.Id, notice.Topic, words.Title, words.Body, notice.Link, notice.Urgency, notice.CreatedAt, notice.ReadAt, notice.ArchivedAt, notice.Thing,
            reasons, more);
    }
}

/// <summary>How many notices wait to be read.</summary>
public record UnreadCount(int Count);
