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
}
