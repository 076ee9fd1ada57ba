using System.ComponentModel.DataAnnotations;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Notifications.Operators;

/// <summary>Pauses a channel.</summary>
public record PauseChannel([Required, StringLength(500, MinimumLength = 2)] string Reason);

/// <summary>Sends again what was given up.</summary>
/// <param name="Reason">Only what was given up for this reason; all where none is named.</param>
public record RedriveChannel([StringLength(2000)] string? Reason);

/// <summary>A channel as an operator sees it.</summary>
/// <param name="Configured">Whether the platform's settings say how to send by it.</param>
/// <param name="Waiting">How many wait, those included that are tried again later.</param>
/// <param name="LagSeconds">How long the oldest one that is due has waited.</param>
/// <param name="SentMinute">Sent in the last minute.</param>
/// <param name="SentHour">Sent in the last hour.</param>
/// <param name="FailedHour">Given up in the last hour.</param>
/// <param name="Failed">Given up and not sent again.</param>
public record ChannelView(
    string Name, long Version, bool Configured, DateTimeOffset? PausedAt, Guid? PausedBy, string? Reason, long Waiting, double LagSeconds, long SentMinute,
    long SentHour, long FailedHour, long Failed) : IVersioned;

/// <summary>What a channel counts.</summary>
public record ChannelFigures(long Waiting, double LagSeconds, long SentMinute, long SentHour, long FailedHour, long Failed);

/// <summary>Why something was given up, how often and when last.</summary>
public record FailureReason(string Reason, long Count, DateTimeOffset LastAt);

/// <summary>One that was given up. Names no address: who it is, and at which domain or webhook.</summary>
/// <param name="Type">The notice's template.</param>
/// <param name="Receiver">Whom it was for.</param>
public record Failure(DateTimeOffset At, Guid Id, string Type, string Receiver, int Attempts, string? Reason);

/// <summary>How many were put down to be sent again.</summary>
public record Redriven(int Count);
