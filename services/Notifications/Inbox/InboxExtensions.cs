using Microsoft.EntityFrameworkCore;
using ScenarioHub.Notifications.Inbox.Telling;
using ScenarioHub.Notifications.Standing;
using ScenarioHub.Notifications.Stream;

namespace ScenarioHub.Notifications.Inbox;

/// <summary>Gives Notifications the inbox.</summary>
public static class InboxExtensions
{
    /// <summary>Registers who tells, who reads, what waits for scenarios, and the live stream.</summary>
    public static WebApplicationBuilder AddInbox(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<Notifier>();
        builder.Services.AddSingleton<InboxReader>();
        builder.Services.AddSingleton<StandingIndex>();
        builder.Services.AddSingleton<ReasonReader>();
        builder.Services.AddSingleton<OpenStreams>();
        builder.Services.AddHostedService<NoticeFeed>();
        builder.Services.AddSingleton<TellWake>();
        builder.Services.ConfigureDbContext<NotificationsDb>((services, options) => options.AddInterceptors(services.GetRequiredService<TellWake>()));
        builder.Services.AddHostedService<FewTeller>();
        builder.Services.AddHostedService<FanOutWorker>();
        return builder;
    }
}
