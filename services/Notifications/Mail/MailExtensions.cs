using ScenarioHub.Notifications.Contacts;

namespace ScenarioHub.Notifications.Mail;

/// <summary>Gives Notifications its mail.</summary>
public static class MailExtensions
{
    /// <summary>Registers the settings and the worker.</summary>
    public static WebApplicationBuilder AddMail(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => MailSettings.Of(services.GetRequiredService<IConfiguration>()));
        builder.Services.AddSingleton<ContactCodes>();
        builder.Services.AddHostedService<MailWorker>();
        return builder;
    }
}
