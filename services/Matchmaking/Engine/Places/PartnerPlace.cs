namespace ScenarioHub.Matchmaking.Engine;

/// <summary>The seat of a park that another park works with (伙伴园区所在地).</summary>
/// <param name="Park">The partner's name.</param>
/// <param name="Province">Its province.</param>
/// <param name="City">Its city; missing where only the province is known.</param>
public sealed record PartnerPlace(string Park, string Province, string? City)
{
    /// <summary>From a region code (GB/T 2260); nothing where the tables do not know it.</summary>
    public static PartnerPlace? Of(string park, string regionCode) =>
        Places.Regions.PlaceOf(regionCode) is var (province, city) && province.Length > 0 ? new(park, province, city) : null;
}
