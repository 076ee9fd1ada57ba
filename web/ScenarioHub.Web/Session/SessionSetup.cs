using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;

namespace ScenarioHub.Web.Session;

/// <summary>Sessions of the web: one encrypted cookie, readable by every replica.</summary>
public static class SessionSetup
{
    /// <summary>Someone signed in, even with an expired password: what they need to change it.</summary>
    public const string AnySession = "any-session";

    /// <summary>Adds them. The bearer scheme of the service defaults stays registered but is no longer the default one.</summary>
    public static void AddSessions(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<SessionCookie>();
        services.AddScoped<SessionActs>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.EventsType = typeof(SessionCookie);
            options.ExpireTimeSpan = TimeSpan.FromDays(14);
            options.Cookie.Name = "hub.session";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<AuthorizationOptions>(options =>
        {
            options.AddPolicy(AnySession, policy => policy.RequireAuthenticatedUser());

            // Every folder of pages says who may come in. A fallback would send an address that does not exist to the sign-in page.
            options.FallbackPolicy = null;
        });
        services.AddAntiforgery(options => options.Cookie.Name = "hub.form");

        var protection = services.AddDataProtection().SetApplicationName("ScenarioHub.Web");
        if (builder.Configuration["DataProtection:Path"] is { Length: > 0 } path)
        {
            protection.PersistKeysToFileSystem(Directory.CreateDirectory(path));
        }
    }
}
