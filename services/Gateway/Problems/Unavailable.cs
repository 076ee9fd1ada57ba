using Yarp.ReverseProxy.Forwarder;

namespace ScenarioHub.Gateway.Problems;

/// <summary>Says in words that a part of the platform did not answer.</summary>
public static class Unavailable
{
    /// <summary>A step of the proxy, around the choice of a replica.</summary>
    public static async Task Explain(HttpContext http, Func<Task> next)
    {
        await next();
        if (http.GetForwarderErrorFeature() is not { } failure || http.Response.HasStarted)
        {
            return;
        }

        var answers = http.RequestServices.GetRequiredService<Answers>();
        if (IsTooLarge(failure.Exception))
        {
            await answers.WriteAsync(http, StatusCodes.Status413PayloadTooLarge, "request.too-large");
        }
        else if (failure.Error == ForwarderError.RequestCanceled && http.HasTimedOut())
        {
            await answers.WriteAsync(http, StatusCodes.Status504GatewayTimeout, "gateway.unavailable");
        }
        else if (http.Response.StatusCode is StatusCodes.Status502BadGateway or StatusCodes.Status503ServiceUnavailable or StatusCodes.Status504GatewayTimeout)
        {
            await answers.WriteAsync(http, http.Response.StatusCode, "gateway.unavailable");
        }
    }

    /// <summary>A body that did not announce its length was cut off at the limit while it was passed on.</summary>
    private static bool IsTooLarge(Exception? failure) =>
        failure is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } || (failure is not null && IsTooLarge(failure.InnerException));
}
