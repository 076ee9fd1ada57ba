namespace ScenarioHub.Web.Api.Identity;

/// <summary>An organisation (单位). <c>State</c>: pending, verified, rejected, suspended.</summary>
public record Organization(
    Guid Id, long Version, string Kind, string Name, string CreditCode, IReadOnlyList<CodedText> CreditCodeWarnings, string? RegionCode,
    string? GrowthTier, string? Department, string? Phone, string State, string? Reason, DateTimeOffset RegisteredAt, DateTimeOffset? DecidedAt);

/// <summary>A park that another park works with (伙伴园区).</summary>
public record PartnerPark(Guid Id, string Name, string? RegionCode, string State);

/// <summary>What anyone may see of a verified organisation.</summary>
public record OrganizationCard(Guid Id, string Kind, string Name, string? RegionCode, string? GrowthTier);

/// <summary>A registration with its first member.</summary>
public record RegisterOrganization(
    string Kind, string? Name, string? CreditCode, string? RegionCode, string? GrowthTier, string? Department, string? Phone,
    FirstMember Member, bool Consent);

/// <summary>Who registers an organisation and will manage it.</summary>
public record FirstMember(string? Name, string? Email, string? Password, string? Language);

/// <summary>The answer to a registration; warnings about the credit code do not stop it.</summary>
public record Registered(Guid Id, string Kind, string Name, string State, IReadOnlyList<CodedText> Warnings);

/// <summary>What a manager may change of the own organisation.</summary>
public record OrganizationInput(string? Name, string? RegionCode, string? GrowthTier, string? Department, string? Phone);
