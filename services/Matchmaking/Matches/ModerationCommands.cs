using System.ComponentModel.DataAnnotations;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Matchmaking.Matches;

/// <summary>Approves; the note goes to both sides.</summary>
public record ApproveMatch([property: StringLength(1000)] string? Note);

/// <summary>Rejects, with the reason.</summary>
public record RejectMatch([property: Required, StringLength(1000, MinimumLength = 2)] string? Reason, RejectionReason? Code = null);

/// <summary>Puts aside.</summary>
public record ParkMatch([property: StringLength(1000)] string? Reason, DateTimeOffset? Until = null);

/// <summary>Merges it into another of the same scenario or company.</summary>
public record MergeMatch([property: Required] Guid? Into);

/// <summary>A note for the other moderators.</summary>
public record NoteMatch([property: Required, StringLength(2000, MinimumLength = 1)] string? Text);

/// <summary>What a moderator can decide.</summary>
public enum Decision
{
    Approve,
    Reject,
    Park,
}

/// <summary>A match as the moderator has seen it.</summary>
public record SeenMatch(Guid Id, long Version);

/// <summary>One decision on many matches.</summary>
public record ModerateMatches(
    [property: Required] Decision? Decision, [property: StringLength(1000)] string? Reason, [property: StringLength(1000)] string? Note,
    [property: Required, Length(1, 500)] IReadOnlyList<SeenMatch>? Matches, RejectionReason? Code = null, DateTimeOffset? Until = null)
{
    /// <summary>The decision; a rejection needs a reason here as it does for a single match.</summary>
    internal Ruling Ruling() => Decision is Matchmaking.Matches.Decision.Reject && string.IsNullOrWhiteSpace(Reason)
        ? throw new InvalidException("reason", "field.required")
        : new(Decision!.Value, Reason?.Trim(), Note?.Trim(), Code, Until);
}

/// <summary>How many were decided.</summary>
public record Moderated(int Count);

/// <summary>A decision and its words.</summary>
internal sealed record Ruling(Decision Decision, string? Reason, string? Note, RejectionReason? Code = null, DateTimeOffset? Until = null);
