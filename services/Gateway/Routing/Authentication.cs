using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace ScenarioHub.Gateway.Routing;

/// <summary>Keeps the gateway from checking tokens a second time.</summary>
public static class Authentication
{
    /// <summary>
    /// The service that owns the data checks the token. The defaults register that check as the default scheme, which ASP.NET Core would run
    /// on every request, and a fallback policy that demands it; without a default scheme and that policy it does neither.
    /// </summary>
    public static void LeaveAuthenticationToServices(this WebApplicationBuilder builder)
    {
        // Otherwise the only scheme that is registered counts as the default one.
        AppContext.SetSwitch("Microsoft.AspNetCore.Authentication.SuppressAutoDefaultScheme", true);
        builder.Services.Configure<AuthenticationOptions>(options => options.DefaultScheme = null);
        builder.Services.Configure<AuthorizationOptions>(options => options.FallbackPolicy = null);
    }
}
