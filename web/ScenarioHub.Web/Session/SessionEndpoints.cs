using Microsoft.AspNetCore.Mvc;

namespace ScenarioHub.Web.Session;

/// <summary>What is a click rather than a page: language, sign-out.</summary>
public static class SessionEndpoints
{
    /// <summary>Maps <c>GET /language</c> (everyone) and <c>POST /sign-out</c> (anyone signed in).</summary>
    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/language", Language).AllowAnonymous();
        routes.MapPost("/sign-out", SignOut).RequireAuthorization(SessionSetup.AnySession);
    }

    private static IResult Language(string to, string? back, HttpContext http)
    {
        LanguageCookie.Set(http, to);
        return Results.LocalRedirect(LocalAddress.Or(back, "/"));
    }

    // The form parameter makes ASP.NET Core ask for the antiforgery token.
    private static async Task<IResult> SignOut([FromForm] bool everywhere, SessionActs session)
    {
        await session.SignOutAsync(everywhere);
        return Results.LocalRedirect("/");
    }
}
