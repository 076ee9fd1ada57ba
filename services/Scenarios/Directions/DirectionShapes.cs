using System.ComponentModel.DataAnnotations;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Directions;

/// <summary>What an administrator writes of a direction.</summary>
public record DirectionInput(
    [Range(2000, 2100)] int Year, [Required, StringLength(50, MinimumLength = 2)] string Name, [StringLength(100)] string? NameEn,
    [StringLength(1000)] string? Description);

/// <summary>A direction as it is read.</summary>
public record DirectionView(
    Guid Id, long Version, int Year, string Name, string? NameEn, string? Description, DirectionState State, DateTimeOffset? PublishedAt) : IVersioned
{
    /// <summary>The view of a direction.</summary>
    public static DirectionView Of(Direction d) => new(d.Id, d.Version, d.Year, d.Name, d.NameEn, d.Description, d.State, d.PublishedAt);
}

/// <summary>One year's directions.</summary>
public record DirectionYear(int Year, IReadOnlyList<DirectionView> Directions);
