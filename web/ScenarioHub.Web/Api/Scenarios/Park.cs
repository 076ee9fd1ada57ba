namespace ScenarioHub.Web.Api.Scenarios;

/// <summary>A national high-tech zone of the registry (园区); <c>OrganizationId</c> once it has registered.</summary>
public record Park(
    Guid Id, string Name, string Province, string City, string? RegionCode, string? MacroRegion, int? YearApproved, Guid? OrganizationId, long Listed);

/// <summary>An entry of a reference table: region, technology, industry.</summary>
public record ReferenceEntry(string Code, string Name, string? ParentCode, string? Level);
