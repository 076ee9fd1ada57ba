using Microsoft.IdentityModel.JsonWebTokens;

namespace ScenarioHub.Identity.Tests;

internal static class Tokens
{
    /// <summary>What a token says, unchecked.</summary>
    public static JsonWebToken Read(string token) => new(token);
}
