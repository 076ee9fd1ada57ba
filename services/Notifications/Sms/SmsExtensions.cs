namespace ScenarioHub.Notifications.Sms;

/// <summary>Gives Notifications its short messages.</summary>
public static class SmsExtensions
{
    /// <summary>Registers settings, gateway and worker.</summary>
    public static WebApplicationBuilder AddSms(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => SmsSettings.Of(services.GetRequiredService<IConfiguration>()));
        builder.Services.AddSingleton<SmsGateway>();
        builder.Services.AddHostedService<SmsWorker>();
        return builder;
    }
}
