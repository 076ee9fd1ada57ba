using System.Buffers.Text;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ScenarioHub.Gateway.Limits;

/// <summary>Who a request comes from, as far as limits care.</summary>
public static class Source
{
    /// <summary>The network address; of IPv6 the /64, for that is what one subscriber holds.</summary>
    public static string AddressOf(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress;
        if (address is null)
        {
            return "unknown";
        }

        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    /// <summary>
    /// The person that the bearer token names, or a digest of the session cookie, or nothing. The token is not checked here: whoever forges
    /// one gets a bucket of its own and an answer of 401, within the limit of the address.
    /// </summary>
    public static string? PersonOf(HttpContext http, string sessionCookie)
    {
        var authorization = http.Request.Headers.Authorization.ToString();
        if (authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return SubjectOf(authorization["Bearer ".Length..].Trim());
        }

        return http.Request.Cookies[sessionCookie] is { } cookie ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(cookie))) : null;
    }

    private static string? SubjectOf(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || !Base64Url.IsValid(parts[1]))
        {
            return null;
        }

        try
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            return claims.RootElement.ValueKind == JsonValueKind.Object && claims.RootElement.TryGetProperty("sub", out var subject) ? subject.ToString() : null;
        }
        catch (JsonException)
        {
            // No token at all: the service will say so.
            return null;
        }
    }
}
