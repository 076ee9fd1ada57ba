using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Matchmaking.Explanations;
using ScenarioHub.Matchmaking.Profiles;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Matchmaking.Matches;

/// <summary>A conflict in the reader's language.</summary>
public record ConflictView(string Code, string Text);

/// <summary>A note among moderators.</summary>
public record NoteView(string By, string Text, DateTimeOffset At);

/// <summary>A match as it is read.</summary>
/// <param name="DecisionReason">The moderator's words, or why it lapsed.</param>
/// <param name="DeclineReason">What the side that declined gave as its reason; moderators only.</param>
/// <param name="FirstApprovedBy">The moderator who has approved first, where it takes two; moderators only.</param>
/// <param name="Notes">Notes among moderators, of a single match.</param>
/// <param name="Alternatives">The scenario's other matches, best first; moderators only.</param>
public record MatchView(
    Guid Id, long Version, MatchState State, double Score, ScenarioCard Scenario, ProfileView Profile, ReasonsView Reasons, MatchSource Source,
    string? SuggestedBy, string? Note, string? DecisionReason, DateTimeOffset CreatedAt, DateTimeOffset? DecidedAt, IReadOnlyList<ConflictView> Conflicts,
    string? DeclineReason = null, IReadOnlyList<MatchView>? Alternatives = null, RejectionReason? ReasonCode = null, DateTimeOffset? ParkedUntil = null,
    Guid? MergedInto = null, Guid? FirstApprovedBy = null, DateTimeOffset? FirstApprovedAt = null, IReadOnlyList<NoteView>? Notes = null) : IVersioned
{
    /// <summary>All of it, as moderators read it.</summary>
    public static MatchView ForModerators(Match match, IReadOnlyList<Conflict> conflicts, ProblemTexts texts) =>
        new(
            match.Id, match.Version, match.State, Math.Round(match.Score, 4), match.Scenario.Card!, ProfileView.Of(match.Profile), ReasonsView.Of(match.Reasons),
            match.Source, match.SuggestedBy, match.Note, Reason(match, texts), match.CreatedAt, match.DecidedAt,
            [.. conflicts.Select(c => new ConflictView(c.Code, texts.Of(c.Code, [match.Scenario.Name, match.Profile.CompanyName])))],
            match.Introduction?.DeclineReason, null, match.ReasonCode, match.ParkedUntil, match.MergedInto, match.FirstApprovedBy, match.FirstApprovedAt);

    /// <summary>What concerns a party: neither the moderators' thoughts nor the other side's standing.</summary>
    public static MatchView ForParties(Match match) =>
        new(
            match.Id, match.Version, match.State, Math.Round(match.Score, 4), match.Scenario.Card!, ProfileView.Of(match.Profile), ReasonsView.Of(match.Reasons),
            match.Source, null, null, null, match.CreatedAt, match.DecidedAt, []);

    private static string? Reason(Match match, ProblemTexts texts) =>
        match.Lapsed is { } code ? texts.Of(code, [match.Scenario.Name, match.Profile.CompanyName]) : match.DecisionReason;
}
