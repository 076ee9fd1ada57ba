using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;

namespace ScenarioHub.Gateway.Routing;

/// <summary>Asks another replica when one could not be reached, for requests that change nothing.</summary>
public static class AnotherReplica
{
    /// <summary>A step of the proxy, before a replica is chosen.</summary>
    public static async Task TryIt(HttpContext http, Func<Task> next)
    {
        var proxy = http.GetReverseProxyFeature();
        var untried = proxy.AvailableDestinations;
        await next();
        while (MayAskAgain(http) && proxy.ProxiedDestination is { } failed && untried.Count > 1)
        {
            untried = [.. untried.Where(replica => replica != failed)];
            http.Features.Set<IForwarderErrorFeature>(null);
            http.Response.StatusCode = StatusCodes.Status200OK;
            proxy.ProxiedDestination = null;
            proxy.AvailableDestinations = untried;
            await next();
        }
    }

    private static bool MayAskAgain(HttpContext http) =>
        (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        && !http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested
        && http.GetForwarderErrorFeature()?.Error == ForwarderError.Request;
}
