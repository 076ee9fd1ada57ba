namespace ScenarioHub.Gateway.Routing;

/// <summary>Where the parts of the platform listen, from <c>services__NAME__http__N</c>: one address for each replica.</summary>
public class ServiceAddresses(IConfiguration configuration)
{
    /// <summary>The services with an API, by the name that their paths carry: <c>/api/NAME</c>.</summary>
    public static readonly IReadOnlyList<string> Apis = ["identity", "scenarios", "bidding", "matchmaking", "notifications"];

    /// <summary>The face.</summary>
    public const string Web = "web";

    /// <summary>Everything behind the gateway.</summary>
    public static readonly IReadOnlyList<string> All = [.. Apis, Web];

    /// <summary>The replicas of a part; none where it was not configured, which its health says.</summary>
    public IReadOnlyList<Uri> Of(string name) =>
        [.. configuration.GetSection($"services:{name}:http").GetChildren().Select(address => new Uri(address.Value!))];
}
