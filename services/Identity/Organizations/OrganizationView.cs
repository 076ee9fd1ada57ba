using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Identity.Organizations;

/// <summary>Something to look at, in the reader's language.</summary>
public record Warning(string Code, string Message);

/// <summary>An organisation as its members and administrators read it.</summary>
public record OrganizationView(
    Guid Id, long Version, string Kind, string Name, string CreditCode, IReadOnlyList<Warning> CreditCodeWarnings, string RegionCode,
    string? GrowthTier, string? Department, string? Phone, OrganizationState State, string? Reason, DateTimeOffset RegisteredAt,
    DateTimeOffset? DecidedAt) : IVersioned
{
    internal static OrganizationView Of(Organization o, ProblemTexts texts) => new(
        o.Id, o.Version, o.Kind, o.Name, o.CreditCode, Warnings(o.CreditCode, texts), o.RegionCode,
        o.GrowthTier, o.Department, o.Phone, o.State, o.Reason, o.RegisteredAt, o.DecidedAt);

    internal static IReadOnlyList<Warning> Warnings(string creditCode, ProblemTexts texts) =>
        [.. Organizations.CreditCode.WarningsOf(creditCode).Select(code => new Warning(code, texts.Of(code)))];
}

/// <summary>A verified organisation as everyone may see it.</summary>
public record OrganizationCard(Guid Id, string Kind, string Name, string RegionCode, string? GrowthTier);
