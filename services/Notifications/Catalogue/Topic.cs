using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Notifications.Catalogue;

/// <summary>What a notice is about (主题); e-mail is switched on and off by it.</summary>
public enum Topic
{
    /// <summary>Registration and verification (单位核验).</summary>
    Organization,

    /// <summary>Scenarios in moderation (场景审核).</summary>
    Moderation,

    /// <summary>Published lists (清单发布).</summary>
    List,

    /// <summary>Challenges that open, move or end (揭榜挂帅).</summary>
    Challenge,

    /// <summary>The own organisation's bids (揭榜申报).</summary>
    Bid,

    /// <summary>Public notices and awards (评审结果).</summary>
    Result,

    /// <summary>Formal check and review (形式审查与评审).</summary>
    Review,

    /// <summary>Suggested matches (撮合审核).</summary>
    Match,

    /// <summary>Introductions (对接).</summary>
    Introduction,

    /// <summary>Directions, calls and hand-ins (场景征集).</summary>
    Collection,

    /// <summary>The platform itself: announcements, and what concerns one's own account (平台消息).</summary>
    Platform,
}

/// <summary>How pressing a notice is.</summary>
public enum Urgency
{
    /// <summary>To be read some time.</summary>
    Normal,

    /// <summary>Something runs out or waits for an answer.</summary>
    Urgent,
}

/// <summary>What holds for topics.</summary>
public static class Topics
{
    /// <summary>
    /// Topics whose mail cannot be switched off: a bid's receipt is evidence, and a result on public notice starts the period for objections.
    /// </summary>
    public static readonly IReadOnlySet<Topic> Legal = new HashSet<Topic> { Topic.Bid, Topic.Result };

    /// <summary>The topic that a caller names; another word is refused at <paramref name="field"/> with the words that would be right.</summary>
    public static Topic Parse(string field, string word) =>
        Enum.GetValues<Topic>().Where(topic => NoticeTexts.Code(topic) == word).Select(topic => (Topic?)topic).SingleOrDefault()
        ?? throw new InvalidException(field, "preference.topic", word, string.Join(", ", Enum.GetValues<Topic>().Select(NoticeTexts.Code)));
}
