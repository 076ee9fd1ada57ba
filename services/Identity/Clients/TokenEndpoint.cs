using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Identity.Sessions;

namespace ScenarioHub.Identity.Clients;

/// <summary>A token for a program (RFC 6749, 5.1).</summary>
public record TokenAnswer(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] int ExpiresIn);

/// <summary>Why there is no token (RFC 6749, 5.2).</summary>
public record TokenError(
    [property: JsonPropertyName("error")] string Error,
    [property: JsonPropertyName("error_description")] string Description);

/// <summary>Client credentials for programs (RFC 6749, 4.4).</summary>
public static class TokenEndpoint
{
    /// <summary>Maps <c>POST /connect/token</c>. Public: the client's secret is the proof.</summary>
    public static void MapTokenEndpoint(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/connect/token", Issue).WithTags("Clients").AllowAnonymous()
            .Produces<TokenAnswer>().Produces<TokenError>(StatusCodes.Status400BadRequest).Produces<TokenError>(StatusCodes.Status401Unauthorized);

    private static async Task<IResult> Issue(HttpRequest request, HttpResponse response, IdentityDb db, AccessTokens tokens, CancellationToken ct)
    {
        response.Headers.CacheControl = "no-store";
        if (!request.HasFormContentType)
        {
            return Refuse("invalid_request", "Send a form (application/x-www-form-urlencoded).");
        }

        var form = await request.ReadFormAsync(ct);
        if (form["grant_type"] is not [{ Length: > 0 } grant])
        {
            return Refuse("invalid_request", "grant_type is missing or given twice.");
        }

        if (grant != "client_credentials")
        {
            return Refuse("unsupported_grant_type", "Only client_credentials is supported.");
        }

        var shown = ClientAuthentication.Of(request, form);
        var machine = shown is null ? null : await db.Machines.AsNoTracking().SingleOrDefaultAsync(m => m.Id == shown.Id, ct);
        if (shown is null || machine is null || !machine.Accepts(shown.Secret))
        {
            response.Headers.WWWAuthenticate = "Basic realm=\"scenariohub\"";
            return Refuse("invalid_client", "The client is unknown or its secret is wrong.", StatusCodes.Status401Unauthorized);
        }

        var organization = await db.Organizations.AsNoTracking().SingleAsync(o => o.Id == machine.OrganizationId, ct);
        var token = await tokens.IssueAsync(machine, organization, ct);
        return TypedResults.Json(new TokenAnswer(token, "Bearer", (int)AccessTokens.Lifetime.TotalSeconds));
    }

    private static IResult Refuse(string error, string description, int status = StatusCodes.Status400BadRequest) =>
        TypedResults.Json(new TokenError(error, description), statusCode: status);
}
