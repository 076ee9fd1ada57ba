using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ScenarioHub.LocalHosting.Servers;

/// <summary>What the server holds from its first second: one account, one virtual host, and no "guest".</summary>
internal static class RabbitMQDefinitions
{
    public static string Json(string user, string password) => JsonSerializer.Serialize(new
    {
        users = new[] { new { name = user, password_hash = Hash(password), hashing_algorithm = "rabbit_password_hashing_sha256", tags = "administrator" } },
        vhosts = new[] { new { name = "/" } },
        permissions = new[] { new { user, vhost = "/", configure = ".*", write = ".*", read = ".*" } },
    });

    // RabbitMQ's documented format: a salt of four bytes, then SHA-256 of salt and password, in Base64.
    private static string Hash(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(4);
        return Convert.ToBase64String([.. salt, .. SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(password)])]);
    }
}
