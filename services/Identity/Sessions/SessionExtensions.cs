namespace ScenarioHub.Identity.Sessions;

/// <summary>Registers what sessions need.</summary>
public static class SessionExtensions
{
    public static void AddSessions(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AccessTokens>();
        builder.Services.AddSingleton<LockOutStore>();
        builder.Services.AddScoped<SessionAnswers>();
        builder.Services.AddHostedService<SessionSweep>();
    }
}
