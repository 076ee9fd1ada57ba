using ScenarioHub.Notifications.Webhooks.Sending;

namespace ScenarioHub.Notifications.Webhooks;

/// <summary>Gives Notifications its webhooks.</summary>
public static class WebhookExtensions
{
    /// <summary>Registers settings, keys and the workers of both lanes.</summary>
    public static WebApplicationBuilder AddWebhooks(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection("Webhooks").Get<WebhookSettings>() ?? new();
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<WebhookKeys>();
        builder.Services.AddSingleton<WebhookCaller>();
        builder.Services.AddHostedService<WebhookWorker>();
        return builder;
    }
}
