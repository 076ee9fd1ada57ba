namespace ScenarioHub.Contracts.Scenarios;

/// <summary>Whom a list (清单) is for, where it is not for everyone (面向特定市场主体): the rule, and the organisations that it comes to now.</summary>
/// <param name="Tiers">Growth tiers (梯度); any of them.</param>
/// <param name="Regions">GB/T 2260 codes of provinces, cities or districts; any of them.</param>
/// <param name="Fields">Words of which a capability profile holds one.</param>
/// <param name="Named">Organisations picked by hand.</param>
/// <param name="Organizations">All that may see the list now.</param>
public record ListAudience(
    IReadOnlyList<string> Tiers, IReadOnlyList<string> Regions, IReadOnlyList<string> Fields, IReadOnlyList<Guid> Named, IReadOnlyList<Guid> Organizations);

/// <summary>Organisations have come to a published list's audience, or left it.</summary>
/// <param name="Version">The list's version; an older one is ignored.</param>
/// <param name="Organizations">All that may see the list now.</param>
/// <param name="Joined">Those of them who could not before.</param>
public record ListAudienceChanged(
    Guid ListId, long Version, string Number, string Title, Party Owner, IReadOnlyList<Guid> Organizations, IReadOnlyList<Guid> Joined, DateTimeOffset At);
