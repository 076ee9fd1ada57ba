using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ScenarioHub.Bidding.Tests.Matrix;

/// <summary>The routes that the service really has, such as <c>POST /bids/{id}/submit</c>.</summary>
public static partial class Routes
{
    private const string Api = "/api/bidding";

    /// <summary>Those that read.</summary>
    public static IReadOnlyList<string> ToRead(BiddingApp app) => [.. All(app).Where(r => r.Method is "GET").Select(r => r.Path).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Those that act, each with its method.</summary>
    public static IReadOnlyList<string> ToAct(BiddingApp app) =>
        [.. All(app).Where(r => r.Method is not "GET").Select(r => $"{r.Method} {r.Path}").Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Whether an address is one of a route's.</summary>
    public static bool Leads(string route, string address) => Regex.IsMatch(address.Split('?')[0], $"^{Place().Replace(route, "[^/]+")}/?$");

    private static IEnumerable<(string Method, string Path)> All(BiddingApp app) =>
        from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let path = $"/{endpoint.RoutePattern.RawText?.Replace("//", "/", StringComparison.Ordinal).Trim('/')}"
        where path.StartsWith($"{Api}/", StringComparison.Ordinal) && !path.EndsWith("openapi.json", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        select (method, Constraint().Replace(path[Api.Length..], "}"));

    [GeneratedRegex(":[a-z]+\\}")]
    private static partial Regex Constraint();

    [GeneratedRegex("\\{[^}]+\\}")]
    private static partial Regex Place();
}
