using System.Globalization;
using ScenarioHub.Notifications.Catalogue;

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
public record NoticeView(
    Guid Id, Topic Topic, string Title, string Body, string Link, Urgency Urgency, DateTimeOffset CreatedAt, DateTimeOffset? ReadAt)
{
    /// <summary>The view of a delivery whose notice is loaded.</summary>
    public static NoticeView Of(Delivery delivery, CultureInfo language)
    {
        var notice = delivery.Notice;
        var words = NoticeTexts.Render(notice.Template, notice.Arguments.RootElement, language);
        return new(notice.Id, notice.Topic, words.Title, words.Body, notice.Link, notice.Urgency, notice.CreatedAt, delivery.ReadAt);
    }
}

/// <summary>How many notices wait to be read.</summary>
public record UnreadCount(int Count);
