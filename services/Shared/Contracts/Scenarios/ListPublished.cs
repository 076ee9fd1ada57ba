namespace ScenarioHub.Contracts.Scenarios;

/// <summary>A list (清单) was published: all its scenarios became listed in one act.</summary>
/// <param name="ListId">The list.</param>
/// <param name="Version">Its version.</param>
/// <param name="Number">Its number, such as <c>QD-2026-000007</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Owner">The park.</param>
/// <param name="ScenarioCount">How many scenarios it holds.</param>
/// <param name="At">When.</param>
/// <param name="Audience">Whom it is for; everyone where nothing is said.</param>
public record ListPublished(
    Guid ListId, long Version, string Number, string Title, Party Owner, int ScenarioCount, DateTimeOffset At, ListAudience? Audience = null);
