namespace ScenarioHub.Web.Session;

/// <summary>Addresses to go back to: never out of this site.</summary>
public static class LocalAddress
{
    /// <summary>The address if it is a path of this site, otherwise <paramref name="otherwise"/>.</summary>
    public static string Or(string? address, string otherwise) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal)
            && !address.Any(char.IsControl) ? address : otherwise;
}
