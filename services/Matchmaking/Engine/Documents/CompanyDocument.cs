namespace ScenarioHub.Matchmaking.Engine;

/// <summary>A capability profile (能力档案) as the engine reads it.</summary>
/// <param name="Id">The profile's id.</param>
/// <param name="Version">Rises with every change; the engine ignores an older one.</param>
/// <param name="IndustryCode">GB/T 4754-2017, for example <c>C3963</c>.</param>
/// <param name="Maturity">Technology readiness level, 1–9.</param>
/// <param name="Technologies">Chosen from the taxonomy; they count as products do.</param>
/// <param name="ChangedOn">The day of its last change, where it is known.</param>
public sealed record CompanyDocument(
    Guid Id,
    long Version,
    Guid? CompanyId,
    string CompanyName,
    string? Title,
    string Capability,
    IReadOnlyList<string> Products,
    IReadOnlyList<string> Qualifications,
    string? Field,
    string? IndustryCode,
    string? Province,
    string? City,
    int? Maturity,
    string? StaffBand,
    string? Cases,
    IReadOnlyList<string>? Technologies = null,
    DateOnly? ChangedOn = null) : IMatchable;
