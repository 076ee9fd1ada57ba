using System.ComponentModel.DataAnnotations;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Identity.Organizations;

/// <summary>The entry of an organisation as its manager changes it.</summary>
public record ChangeOrganization(
    [Required, StringLength(100, MinimumLength = 2)] string Name,
    [Required, RegularExpression(Patterns.RegionCode, ErrorMessage = "organization.region-code")] string RegionCode,
    [StringLength(40, MinimumLength = 1)] string? GrowthTier,
    [StringLength(100, MinimumLength = 1)] string? Department,
    [RegularExpression(Patterns.Phone, ErrorMessage = "organization.phone")] string? Phone)
{
    internal OrganizationEntry ToEntry() => new(Name.Trim(), RegionCode, GrowthTier?.Trim(), Department?.Trim(), Phone?.Trim());
}

/// <summary>A decision that needs a reason.</summary>
public record Decline([Required, StringLength(500, MinimumLength = 2)] string Reason);

/// <summary>Which organisations an administrator asks for.</summary>
public record OrganizationFilter(string? State, string? Kind, string? Q)
{
    /// <summary>
    /// The state as the organisation has it. Checked here and not by annotations: the OpenAPI generator of .NET 10 fails on those of
    /// <c>[AsParameters]</c> records.
    /// </summary>
    internal OrganizationState? WantedState()
    {
        var states = Enum.GetNames<OrganizationState>().Select(name => name.ToLowerInvariant()).ToArray();
        return State is null || states.Contains(State)
            ? State is null ? null : Enum.Parse<OrganizationState>(State, ignoreCase: true)
            : throw new InvalidException("state", "field.choice", string.Join(" | ", states));
    }
}

internal static class Patterns
{
    /// <summary>GB/T 2260: six digits, the first not 0.</summary>
    public const string RegionCode = "[1-9][0-9]{5}";

    public const string Phone = "[0-9+() -]{5,30}";
}
