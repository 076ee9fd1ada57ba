namespace ScenarioHub.Identity.Passwords;

/// <summary>Registers the password hashes.</summary>
public static class PasswordExtensions
{
    public static void AddPasswords(this WebApplicationBuilder builder) => builder.Services.AddSingleton<PasswordHashes>();
}
