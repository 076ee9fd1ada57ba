namespace ScenarioHub.Identity.Secrets;

/// <summary>Registers the master key.</summary>
public static class SecretsExtensions
{
    /// <summary>Reads the key at once, so that a service without one does not start.</summary>
    public static void AddSecrets(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton(MasterKey.From(builder.Configuration, builder.Environment));
}
