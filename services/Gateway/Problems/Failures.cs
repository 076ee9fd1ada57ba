using Microsoft.AspNetCore.Http.Timeouts;
using Yarp.ReverseProxy.Forwarder;

namespace ScenarioHub.Gateway.Problems;

/// <summary>
/// Tells operators which replica did not answer, once for each that was asked. The proxy's own log is left out: it takes everyone who leaves
/// a page with an open stream for a failure.
/// </summary>
public static partial class Failures
{
    /// <summary>The last step of the proxy, around one replica.</summary>
    public static async Task Tell(HttpContext http, Func<Task> next)
    {
        await next();
        if (http.GetForwarderErrorFeature() is { } failure && !HasLeft(http))
        {
            var proxy = http.GetReverseProxyFeature();
            var replica = proxy.ProxiedDestination?.DestinationId ?? proxy.Cluster.Config.ClusterId;
            var log = http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Failures));
            Unanswered(log, http.Request.Method, proxy.Route.Config.RouteId, replica, failure.Error, failure.Exception?.GetBaseException().Message);
        }
    }

    /// <summary>Patience has run out; otherwise it was the client that went away, and nobody waits for words.</summary>
    internal static bool HasTimedOut(this HttpContext http) => http.Features.Get<IHttpRequestTimeoutFeature>()?.RequestTimeoutToken.IsCancellationRequested == true;

    private static bool HasLeft(HttpContext http) => http.RequestAborted.IsCancellationRequested && !http.HasTimedOut();

    [LoggerMessage(LogLevel.Warning, "{Method} {Route}: {Replica} failed by {Error}: {Reason}")]
    private static partial void Unanswered(ILogger log, string method, string route, string replica, ForwarderError error, string? reason);
}
