namespace ScenarioHub.Contracts.Identity;

/// <summary>The state of an organisation (单位) after any change: what other services copy.</summary>
/// <param name="OrganizationId">The organisation.</param>
/// <param name="Version">Raised by one with each change; an older one is ignored.</param>
/// <param name="Kind"><c>park</c>, <c>company</c>, <c>agency</c>, <c>funder</c> or <c>platform</c>.</param>
/// <param name="Name">The registered name.</param>
/// <param name="CreditCode">Unified social credit code (统一社会信用代码, GB 32100-2015).</param>
/// <param name="RegionCode">GB/T 2260 code of its seat.</param>
/// <param name="State"><c>pending</c>, <c>verified</c>, <c>rejected</c> or <c>suspended</c>.</param>
/// <param name="GrowthTier">高新技术企业, 专精特新, 瞪羚, …; companies only.</param>
/// <param name="At">When it changed.</param>
/// <param name="PartnerParks">The parks that a park works with (伙伴园区); missing in what was told before there were any.</param>
public record OrganizationChanged(
    Guid OrganizationId, long Version, string Kind, string Name, string CreditCode, string RegionCode, string State, string? GrowthTier, DateTimeOffset At,
    IReadOnlyList<Guid>? PartnerParks = null);
