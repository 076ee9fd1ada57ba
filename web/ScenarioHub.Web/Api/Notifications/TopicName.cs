namespace ScenarioHub.Web.Api.Notifications;

/// <summary>A topic and its name in the reader's language.</summary>
public record TopicName(string Topic, string Title);

/// <summary>Finds names.</summary>
public static class TopicNames
{
    /// <summary>The name of a topic; the word itself where the list has none.</summary>
    public static string TitleOf(this IReadOnlyList<TopicName> topics, string topic) => topics.FirstOrDefault(known => known.Topic == topic)?.Title ?? topic;
}
