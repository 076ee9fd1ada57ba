namespace ScenarioHub.Scenarios.OpenData.Ocds;

/// <summary>The stable addresses of the open data.</summary>
public static class Links
{
    /// <summary>Where the open data begin.</summary>
    public const string Root = "/api/scenarios/open-data";

    /// <summary>All releases of one process.</summary>
    public static string Process(string ocid) => $"{Root}/processes/{ocid}";

    /// <summary>The record of one process.</summary>
    public static string Record(string ocid) => $"{Root}/records/{ocid}";

    /// <summary>One page of a day's releases.</summary>
    public static string Day(DateOnly day, int page) => page == 1 ? $"{Root}/releases/{day:yyyy-MM-dd}" : $"{Root}/releases/{day:yyyy-MM-dd}?page={page}";
}
