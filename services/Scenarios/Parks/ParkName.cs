using ScenarioHub.Text;

namespace ScenarioHub.Scenarios.Parks;

/// <summary>Tells whether a registered organisation is the management body of a park in the registry.</summary>
public static class ParkName
{
    /// <summary>The same name, leaving out how long the words for the zone and its body are written, in the same province.</summary>
    public static bool Matches(Park park, string organization, string regionCode) =>
        park.RegionCode[..2] == regionCode[..Math.Min(2, regionCode.Length)] && Core(park.Name) == Core(organization);

    /// <summary>合肥高新技术产业开发区管理委员会 → 合肥高新区.</summary>
    public static string Core(string name) => Folding.Fold(name)
        .Replace(" ", "", StringComparison.Ordinal)
        .Replace("管理委员会", "", StringComparison.Ordinal)
        .Replace("管委会", "", StringComparison.Ordinal)
        .Replace("国家", "", StringComparison.Ordinal)
        .Replace("高新技术产业开发区", "高新区", StringComparison.Ordinal)
        .Replace("高新技术产业园区", "高新区", StringComparison.Ordinal);
}
