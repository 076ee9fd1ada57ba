namespace ScenarioHub.Web.Api.Scenarios;

/// <summary>The directions that forms offer.</summary>
public static class DirectionNames
{
    /// <summary>The names of all published directions, the newest year first.</summary>
    public static async Task<IReadOnlyList<string>> NamesAsync(this CollectionApi api) =>
        [.. (await api.DirectionsAsync()).SelectMany(y => y.Directions).Where(d => d.State == "published").Select(d => d.Name).Distinct()];
}
