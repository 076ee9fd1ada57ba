namespace ScenarioHub.Web.Api.Matchmaking;

/// <summary>What a company offers (能力); <c>CompanyId</c> is missing until the company has registered.</summary>
public record Profile(
    Guid Id, long Version, Guid? CompanyId, string CompanyName, string? Title, string Capability, IReadOnlyList<string>? Products,
    IReadOnlyList<string>? Qualifications, string? Field, IReadOnlyList<string>? Technologies, string? IndustryCode, string? Province,
    string? City, int? Maturity, string? StaffBand, string? Cases, string? SourceUrl, string State, DateTimeOffset UpdatedAt);

/// <summary>What a company writes of a profile.</summary>
public record ProfileInput(
    string? Title, string? Capability, IReadOnlyList<string> Products, IReadOnlyList<string> Qualifications, string? Field,
    IReadOnlyList<string> Technologies, string? IndustryCode, string? Province, string? City, int? Maturity, string? StaffBand, string? Cases,
    string? SourceUrl);

/// <summary>What was read from a file of profiles; a known id with other words is an update.</summary>
public record ProfileImport(string File, string Format, int Rows, int Created, int Updated, int Unchanged, bool DryRun);

/// <summary>The public face of a scenario as matchmaking holds it.</summary>
public record ScenarioCard(
    Guid Id, string Number, string Name, string Kind, Party Owner, string? DemandParty, string? Field, string Need, string? Goals,
    IReadOnlyList<string>? Technologies, string? RegionCode, string? Province, string? City, DateTimeOffset? Deadline);

/// <summary>An organisation by id and name.</summary>
public record Party(Guid Id, string Name);
