using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace ScenarioHub.Web.Session;

/// <summary>Signing in and out.</summary>
public class SessionActs(IdentityApi identity, IHttpContextAccessor accessor, TimeProvider clock, ILogger<SessionActs> log)
{
    private HttpContext Http => accessor.HttpContext!;

    /// <summary>Signs in and takes over the person's language. A refusal is an <see cref="ApiProblem"/>.</summary>
    public async Task<SignedInSession> SignInAsync(string? email, string? password)
    {
        var session = await identity.SignInAsync(email, password);
        var properties = new AuthenticationProperties();
        SessionTicket.Keep(properties, session, clock.GetUtcNow());
        Http.Features.Set(SessionTicket.Tokens(properties));
        await Http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, SessionTicket.Principal(session), properties);
        LanguageCookie.Set(Http, (await identity.MeAsync()).Language);
        return session;
    }

    /// <summary>Gets a new token now, so that a changed name or role shows at once.</summary>
    public async Task RenewAsync()
    {
        var ticket = await Http.AuthenticateAsync();
        if (ticket.Properties is not { } properties)
        {
            return;
        }

        var session = await identity.RefreshAsync(SessionTicket.Tokens(properties).Refresh, Guid.NewGuid().ToString());
        SessionTicket.Keep(properties, session, clock.GetUtcNow());
        await Http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, SessionTicket.Principal(session), properties);
    }

    /// <summary>Ends this session, or all of the person's.</summary>
    public async Task SignOutAsync(bool everywhere)
    {
        try
        {
            await (everywhere ? identity.EndAllSessionsAsync() : identity.EndSessionAsync(Http.Features.Get<SessionTokens>()?.Refresh ?? ""));
        }
        catch (ApiProblem problem) when (!everywhere)
        {
            // The cookie goes in any case; the token left behind ends by itself.
            log.LogWarning(problem, "Identity did not end the session");
        }

        await Http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }
}
