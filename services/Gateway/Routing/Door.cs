using ScenarioHub.Gateway.Limits;
using Yarp.ReverseProxy.Configuration;

namespace ScenarioHub.Gateway.Routing;

/// <summary>One row of the gateway's table: which paths go where, how long an answer may take, and how much may be sent.</summary>
/// <param name="Path">The pattern of the path.</param>
/// <param name="To">The part of the platform, or one of its clusters.</param>
public record Door(string Path, string To)
{
    /// <summary>How long an answer may take in all where nothing else is said; <c>Gateway:PatienceSeconds</c> sets another.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(60);

    /// <summary>What YARP calls it that an answer may take as long as it likes.</summary>
    public const string NoTimeout = "Disable";

    /// <summary>How long an answer may take in all; nothing for streams that stay open.</summary>
    public TimeSpan? Patience { get; init; } = Usual;

    /// <summary>How much may be sent, in bytes.</summary>
    public long MostSent { get; init; } = BodyLimit.Usual;

    /// <summary>Doors with a lower number are tried first.</summary>
    public int Order { get; init; }

    /// <summary>The row as YARP takes it. The host that the user sees is passed on, so that links and redirects are right.</summary>
    public RouteConfig ToRoute(TimeSpan usual) => new()
    {
        RouteId = $"{To} {Path}",
        ClusterId = To,
        Order = Order,
        Match = new() { Path = Path },
        Timeout = Patience == Usual ? usual : Patience,
        TimeoutPolicy = Patience is null ? NoTimeout : null,
        MaxRequestBodySize = MostSent,
        AuthorizationPolicy = "Anonymous",
        Transforms = [new Dictionary<string, string> { ["RequestHeaderOriginalHost"] = "true" }],
    };
}
