using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace ScenarioHub.Identity.Keys;

/// <summary>Registers the signing keys.</summary>
public static class KeyExtensions
{
    /// <summary>
    /// Keys, their rotation, and the check of Identity's own tokens. Where <c>Authentication:Authority</c> names another provider, its
    /// tokens are checked instead, as in every other service.
    /// </summary>
    public static void AddSigningKeys(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<KeyStore>();
        builder.Services.AddSingleton<OwnKeys>();
        builder.Services.AddHostedService<KeyRotation>();
        if (string.IsNullOrEmpty(builder.Configuration["Authentication:Authority"]))
        {
            builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
                .Configure<OwnKeys>((options, own) => options.ConfigurationManager = own);
        }
    }
}
