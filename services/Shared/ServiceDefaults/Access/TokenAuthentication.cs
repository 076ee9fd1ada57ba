using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ScenarioHub.ServiceDefaults.Access;

/// <summary>
/// Accepts access tokens of one OIDC provider, checked by its discovery document and JWKS. The provider is the Identity service unless
/// <c>Authentication:Authority</c> names another (Keycloak, a city's unified login).
/// </summary>
public static class TokenAuthentication
{
    /// <summary>The audience of every access token.</summary>
    public const string Audience = "scenariohub";

    internal static void AddTokenAuthentication(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            var authority = configuration["Authentication:Authority"] ?? configuration["services:identity:http:0"];
            options.MetadataAddress = $"{authority?.TrimEnd('/')}/.well-known/openid-configuration";
            options.RequireHttpsMetadata = false;
            options.MapInboundClaims = false;
            options.RefreshInterval = TimeSpan.FromSeconds(5);

            // A new signing key is published for ten minutes before it signs: everyone has read it by then.
            options.AutomaticRefreshInterval = TimeSpan.FromMinutes(5);
            options.TokenValidationParameters.ValidAudience = Audience;
            options.TokenValidationParameters.ValidIssuer = configuration["Authentication:Issuer"];
            options.TokenValidationParameters.NameClaimType = "name";
            options.TokenValidationParameters.RoleClaimType = HubClaims.Role;
            options.TokenValidationParameters.ValidAlgorithms = ["ES256", "RS256", "PS256"];
            options.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(5);
        });
        services.AddAuthorization(Policies.Add);
    }
}
