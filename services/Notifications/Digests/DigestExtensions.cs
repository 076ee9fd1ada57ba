using ScenarioHub.Notifications.Preferences.Unsubscribing;

namespace ScenarioHub.Notifications.Digests;

/// <summary>Gives Notifications its digests.</summary>
public static class DigestExtensions
{
    /// <summary>Registers what puts mail together, the two headers for unsubscribing, and the workers.</summary>
    public static WebApplicationBuilder AddDigests(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<UnsubscribeTokens>();
        builder.Services.AddSingleton<UnsubscribeHeaders>();
        builder.Services.AddScoped<MailAssembly>();
        builder.Services.AddHostedService<DigestWorker>();
        builder.Services.AddHostedService<UpkeepWorker>();
        return builder;
    }
}
