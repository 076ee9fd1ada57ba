using System.ComponentModel.DataAnnotations;

namespace ScenarioHub.Matchmaking.Introductions;

/// <summary>How the other side reaches a department (a department rather than a person).</summary>
public record Contact(
    [property: Required, StringLength(100, MinimumLength = 2)] string? Department, [property: StringLength(50)] string? Phone,
    [property: EmailAddress, StringLength(200)] string? Email);

/// <summary>One side's answer: yes with a contact, or no with or without a reason.</summary>
public record Answer(bool Accepted, Contact? Contact, string? Reason);

/// <summary>How one side has answered.</summary>
public enum AnswerKind
{
    Accepted,
    Declined,
}

/// <summary>Where an introduction (对接) stands.</summary>
public enum IntroductionState
{
    Introduced,
    Accepted,
    Declined,
    Talking,
    Agreed,
    Closed,
}

/// <summary>How a talk ended (对接结果).</summary>
public enum TalkEnd
{
    /// <summary>They will work together (达成合作).</summary>
    Agreed,

    /// <summary>Price or terms (价格或条件).</summary>
    Terms,

    /// <summary>The capability did not fit after all (能力不符).</summary>
    Capability,

    /// <summary>Not now (时机不合适).</summary>
    Timing,

    /// <summary>The other side no longer answered (对方未回应).</summary>
    Silence,

    /// <summary>Something else (其他).</summary>
    Other,
}
