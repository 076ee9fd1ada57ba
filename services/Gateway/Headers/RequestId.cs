using System.Diagnostics;

namespace ScenarioHub.Gateway.Headers;

/// <summary>
/// Names every request by the id of its trace, to the services and in the answer: a user who quotes it leads straight to the trace. The
/// <c>traceparent</c> header carries the same id on, by itself.
/// </summary>
public static class RequestId
{
    /// <summary>The header.</summary>
    public const string Header = "X-Request-Id";

    /// <summary>Sets the header on the request that is passed on and on the answer.</summary>
    public static void UseRequestId(this WebApplication app) => app.Use((http, next) =>
    {
        var id = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
        http.Request.Headers[Header] = id;
        http.Response.OnStarting(() =>
        {
            http.Response.Headers[Header] = id;
            return Task.CompletedTask;
        });
        return next();
    });
}
