using System.ComponentModel.DataAnnotations;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.HandIns;

/// <summary>A need that is handed in, in the words of a scenario.</summary>
/// <param name="ParkId">The park that it is for; needed where the platform calls, else the park that calls.</param>
public record NewHandIn(Guid? ParkId, [Required] ScenarioContent? Content);

/// <summary>Why a hand-in is not taken up.</summary>
public record DeclineHandIn([Required, StringLength(1000, MinimumLength = 2)] string Reason);

/// <summary>What a hand-in is merged with: a hand-in, or a scenario.</summary>
public record MergeHandIn(Guid? HandInId, Guid? ScenarioId);

/// <summary>Another record that a hand-in is linked with.</summary>
/// <param name="Kind"><c>handIn</c> or <c>scenario</c>.</param>
public record LinkView(string Kind, Guid Id, string Number, string Name);

/// <summary>A hand-in among many.</summary>
public record HandInSummary(
    Guid Id, long Version, string Number, string Name, HandInState State, Guid CallId, string CallTitle, Guid ParkId, string ParkName, Guid OwnerId,
    string OwnerName, DateTimeOffset SubmittedAt, DateTimeOffset? DecidedAt);

/// <summary>A hand-in with its receipt and what it is linked with.</summary>
/// <param name="Became">The scenario that it became or was merged into.</param>
/// <param name="MergedInto">The hand-in that it was merged with.</param>
/// <param name="Merged">Hand-ins that were merged with this one.</param>
public record HandInView(
    Guid Id, long Version, string Number, string Name, HandInState State, Guid CallId, string CallTitle, string CallNumber, Guid ParkId, string ParkName,
    Guid OwnerId, string OwnerName, ScenarioContent Content, string Digest, string? Reason, DateTimeOffset SubmittedAt, DateTimeOffset? DecidedAt,
    LinkView? Became, LinkView? MergedInto, IReadOnlyList<LinkView> Merged) : IVersioned;
