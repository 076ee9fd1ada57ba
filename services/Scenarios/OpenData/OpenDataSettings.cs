namespace ScenarioHub.Scenarios.OpenData;

/// <summary>What the publisher of the open data says of itself; the configuration section <c>OpenData</c>.</summary>
public class OpenDataSettings
{
    /// <summary>The prefix of process identifiers. A publisher registers its own with the Open Contracting Partnership.</summary>
    public string OcidPrefix { get; set; } = "ocds-000000";

    /// <summary>Who publishes.</summary>
    public string Publisher { get; set; } = "场景汇 ScenarioHub";

    /// <summary>The address of the licence under which everyone may use the data.</summary>
    public string License { get; set; } = "https://creativecommons.org/licenses/by/4.0/";

    /// <summary>The address of the platform as readers know it, without a slash at the end; every link begins with it.</summary>
    public string PublicUrl { get; set; } = "http://localhost:8080";

    /// <summary>An absolute address below the platform's.</summary>
    public string At(string path) => PublicUrl + path;
}
