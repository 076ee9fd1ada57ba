using System.Globalization;

namespace ScenarioHub.Notifications.Catalogue;

/// <summary>A topic (主题) and its name in a reader's language.</summary>
public record TopicName(string Topic, string Title)
{
    /// <summary>All topics, in order: the one list that pages show.</summary>
    public static IReadOnlyList<TopicName> All(CultureInfo language) =>
        [.. Enum.GetValues<Topic>().Select(topic => new TopicName(NoticeTexts.Code(topic), NoticeTexts.NameOf(topic, language)))];
}
