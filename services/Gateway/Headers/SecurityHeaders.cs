namespace ScenarioHub.Gateway.Headers;

/// <summary>Tells browsers what pages may do. What a service has set itself stays.</summary>
public static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private const string ApiPolicy = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>The viewer of the API documents brings a script in its page; nothing else may.</summary>
    private static readonly string ViewerPolicy = Policy.Replace("script-src 'self'", "script-src 'self' 'unsafe-inline'", StringComparison.Ordinal);

    /// <summary>Puts the headers on every answer.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            Set(http);
            return Task.CompletedTask;
        });
        return next();
    });

    private static void Set(HttpContext http)
    {
        var headers = http.Response.Headers;

        // What runs behind the door is nobody's business.
        headers.Remove("Server");
        headers.Remove("X-Powered-By");
        headers.TryAdd("Content-Security-Policy", PolicyFor(http.Request.Path));
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("X-Frame-Options", "DENY");
        headers.TryAdd("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.TryAdd("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        if (http.Request.IsHttps)
        {
            headers.TryAdd("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }

    private static string PolicyFor(PathString path) =>
        path.StartsWithSegments("/openapi") ? ViewerPolicy : path.StartsWithSegments("/api") ? ApiPolicy : Policy;
}
