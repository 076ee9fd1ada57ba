namespace ScenarioHub.Contracts.Scenarios;

/// <summary>A person keeps a search (保存检索) and wants to hear of what answers it.</summary>
/// <param name="SearchId">The search.</param>
/// <param name="Version">Its version; an older one is ignored.</param>
/// <param name="PersonId">Whose it is.</param>
/// <param name="OrganizationId">The organisation that the person acts for.</param>
/// <param name="Name">What the person calls it.</param>
/// <param name="Filter">The normalised query string, such as <c>kind=need&amp;q=水质监测</c> with its values escaped.</param>
/// <param name="At">When.</param>
public record SearchSaved(Guid SearchId, long Version, Guid PersonId, Guid OrganizationId, string Name, string Filter, DateTimeOffset At);

/// <summary>A person keeps a search no longer.</summary>
public record SearchRemoved(Guid SearchId, Guid PersonId, DateTimeOffset At);

/// <summary>A person follows a scenario, a park or a direction (关注).</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Kind"><c>scenario</c>, <c>park</c> or <c>direction</c>.</param>
/// <param name="Subject">The id of the scenario or of the park's organisation, or the direction's name.</param>
/// <param name="At">When.</param>
public record Followed(Guid PersonId, string Kind, string Subject, DateTimeOffset At);

/// <summary>A person follows it no longer (取消关注).</summary>
public record Unfollowed(Guid PersonId, string Kind, string Subject, DateTimeOffset At);
