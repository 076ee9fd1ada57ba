using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Web.Session;

/// <summary>Keeps the session alive while it may live, and leads the reader to the right page where it may not.</summary>
public class SessionCookie(IdentityApi identity, TimeProvider clock) : CookieAuthenticationEvents
{
    /// <summary>A token is renewed this long before its end, so that it does not end on the way.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(60);

    /// <inheritdoc />
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var tokens = SessionTicket.Tokens(context.Properties);
        if (SessionTicket.Until(context.Properties) - clock.GetUtcNow() < Early)
        {
            try
            {
                var session = await identity.RefreshAsync(tokens.Refresh, KeyOf(tokens.Refresh));
                SessionTicket.Keep(context.Properties, session, clock.GetUtcNow());
                context.ReplacePrincipal(SessionTicket.Principal(session));
                context.ShouldRenew = true;
                tokens = SessionTicket.Tokens(context.Properties);
            }
            catch (ApiProblem problem) when (problem.Status is StatusCodes.Status400BadRequest or StatusCodes.Status401Unauthorized)
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync();
                return;
            }
            catch (ApiProblem)
            {
                // Identity is away for the moment. The old token is kept: the services judge it, and the next request tries again.
                context.ShouldRenew = false;
            }
        }

        context.HttpContext.Features.Set(tokens);
    }

    /// <inheritdoc />
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Path.StartsWithSegments("/live"))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        // Only an address that can be read again is worth coming back to.
        var back = HttpMethods.IsGet(context.Request.Method) ? context.Request.PathBase + context.Request.Path + context.Request.QueryString : "/today";
        context.Response.Redirect($"/sign-in?returnUrl={Uri.EscapeDataString(back)}");
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.HttpContext.User.HasClaim(HubClaims.PasswordExpired, "true") && !context.Request.Path.StartsWithSegments("/live"))
        {
            context.Response.Redirect("/account/password");
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }

        return Task.CompletedTask;
    }

    /// <summary>The same token gives the same key in every replica, so requests in parallel get one successor.</summary>
    private static string KeyOf(string refreshToken) =>
        new Guid(HMACSHA256.HashData(Encoding.UTF8.GetBytes(refreshToken), "refresh"u8).AsSpan(0, 16)).ToString();
}
