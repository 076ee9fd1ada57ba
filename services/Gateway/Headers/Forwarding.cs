using Microsoft.AspNetCore.HttpOverrides;

namespace ScenarioHub.Gateway.Headers;

/// <summary>
/// The gateway is the only door, so what a client says about its own address is dropped, unless it comes from a proxy that
/// <c>Gateway:TrustedProxies</c> names (networks such as <c>10.0.0.0/8</c>): a terminator of TLS in front.
/// </summary>
public static class Forwarding
{
    private static readonly string[] Claims = ["Forwarded", "X-Real-IP", "X-Original-URL", "X-Rewrite-URL", "X-Original-Host", "X-Client-IP", "True-Client-IP"];

    /// <summary>Registers the trusted proxies.</summary>
    public static void AddForwarding(this WebApplicationBuilder builder) => builder.Services.Configure<ForwardedHeadersOptions>(options =>
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in builder.Configuration.GetSection("Gateway:TrustedProxies").Get<string[]>() ?? [])
        {
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        }
    });

    /// <summary>Takes over what trusted proxies say and drops the rest; the proxy writes its own for the services.</summary>
    public static void UseForwarding(this WebApplication app)
    {
        // Without a known network the middleware would believe everybody.
        if (app.Configuration.GetSection("Gateway:TrustedProxies").Exists())
        {
            app.UseForwardedHeaders();
        }

        app.Use((http, next) =>
        {
            List<string>? claims = null;
            foreach (var (header, _) in http.Request.Headers)
            {
                if (IsClaim(header))
                {
                    (claims ??= []).Add(header);
                }
            }

            claims?.ForEach(claim => http.Request.Headers.Remove(claim));

            return next();
        });
    }

    private static bool IsClaim(string header) =>
        header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || Claims.Contains(header, StringComparer.OrdinalIgnoreCase);
}
