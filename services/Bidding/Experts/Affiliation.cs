using System.ComponentModel.DataAnnotations;

namespace ScenarioHub.Bidding.Experts;

/// <summary>Where an expert works or worked, advised, or held shares (任职与利益关系).</summary>
/// <param name="OrganizationId">The organisation, where it is on the platform and known.</param>
/// <param name="Organization">Its name.</param>
/// <param name="From">Since when.</param>
/// <param name="To">Until when; nothing while it lasts.</param>
public record Affiliation(Guid? OrganizationId, [Required, StringLength(200, MinimumLength = 2)] string Organization, [Required] DateOnly? From, DateOnly? To)
{
    /// <summary>Whether it lasts, or ended less than so many years before a day.</summary>
    public bool IsWithin(int years, DateOnly day) => To is null || To.Value > day.AddYears(-years);
}
