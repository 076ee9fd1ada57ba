namespace ScenarioHub.Gateway.Routing;

/// <summary>
/// Ends streams when the gateway stops. They never end by themselves, so a gateway would wait for them until it is killed; their readers come back by
/// themselves, with the last id that they have seen.
/// </summary>
public static class Leaving
{
    /// <summary>A step of the proxy, for doors whose answers may go on for ever.</summary>
    public static async Task EndStreams(HttpContext http, Func<Task> next)
    {
        if (http.GetReverseProxyFeature().Route.Config.TimeoutPolicy is not Door.NoTimeout)
        {
            await next();
            return;
        }

        await using var leaving = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(http.Abort);
        await next();
    }
}
