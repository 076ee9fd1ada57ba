namespace ScenarioHub.Identity.Start;

/// <summary>Registers what happens at the first start.</summary>
public static class StartExtensions
{
    public static void AddFirstStart(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<Newcomers>();
        builder.Services.AddHostedService<FirstStart>();
    }
}
