namespace ScenarioHub.Contracts.Scenarios;

/// <summary>A scenario is listed now, or its public face has changed: the state that other services copy.</summary>
/// <param name="Version">The scenario's version; an older one is ignored.</param>
/// <param name="ListId">The list that it was published in.</param>
/// <param name="Scenario">Its public face.</param>
/// <param name="At">When.</param>
/// <param name="Aimed">Whether only the list's audience may see it, of whom <see cref="ListPublished"/> and <see cref="ListAudienceChanged"/> tell.</param>
public record ScenarioListed(long Version, Guid ListId, ScenarioCard Scenario, DateTimeOffset At, bool Aimed = false);

/// <summary>A scenario has been withdrawn (撤回), with the reason that the public may read.</summary>
public record ScenarioWithdrawn(Guid ScenarioId, long Version, string Number, string Name, Party Owner, string Reason, DateTimeOffset At);
