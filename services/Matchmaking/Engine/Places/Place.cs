namespace ScenarioHub.Matchmaking.Engine.Places;

/// <summary>A place as terms of the index: city, province, macro-region.</summary>
internal static class Place
{
    public static IEnumerable<string> Keys(string? province, string? city) =>
        new[] { City(province, city), Province(province), Macro(province) }.Where(key => key.Length > 0);

    public static string City(string? province, string? city) =>
        string.IsNullOrWhiteSpace(city) ? "" : $"@{Regions.Short(province)}/{Regions.Short(city)}";

    public static string Province(string? province) => string.IsNullOrWhiteSpace(province) ? "" : $"@{Regions.Short(province)}";

    public static string Macro(string? province) => Regions.MacroOf(province) is { Length: > 0 } macro ? $"@@{macro}" : "";
}
