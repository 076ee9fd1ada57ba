using System.Net.Http.Headers;
using System.Text;
using ScenarioHub.Identity.Secrets;

namespace ScenarioHub.Identity.Clients;

/// <summary>How a program shows who it is (RFC 6749, 2.3.1): by HTTP Basic or in the form, not both.</summary>
/// <param name="Id">Its <c>client_id</c>.</param>
/// <param name="Secret">Its secret.</param>
public record ClientAuthentication(Guid Id, Secret Secret)
{
    /// <summary>Reads it, or nothing where it is missing, unreadable or given twice.</summary>
    public static ClientAuthentication? Of(HttpRequest request, IFormCollection form)
    {
        if (request.Headers.Authorization.ToString() is not { Length: > 0 } header)
        {
            return Of(form["client_id"].ToString(), form["client_secret"].ToString());
        }

        var given = AuthenticationHeaderValue.TryParse(header, out var value) && value.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
            ? Decode(value.Parameter) : null;
        return given?.Split(':', 2) is [var id, var secret] && !form.ContainsKey("client_secret")
            ? Of(Uri.UnescapeDataString(id), Uri.UnescapeDataString(secret)) : null;
    }

    private static ClientAuthentication? Of(string id, string secret) =>
        Guid.TryParse(id, out var client) && secret.Length > 0 ? new(client, new(secret)) : null;

    private static string? Decode(string? base64)
    {
        var bytes = new byte[base64?.Length ?? 0];
        return Convert.TryFromBase64String(base64 ?? "", bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
