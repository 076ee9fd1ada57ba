using System.Text.Json.Serialization;
using ScenarioHub.Identity.Sessions;

namespace ScenarioHub.Identity.Keys;

/// <summary>What a verifier needs to know (OpenID Connect Discovery 1.0), as far as it applies: people sign in at our own API.</summary>
public record DiscoveryDocument(
    [property: JsonPropertyName("issuer")] string Issuer,
    [property: JsonPropertyName("jwks_uri")] string JwksUri,
    [property: JsonPropertyName("token_endpoint")] string TokenEndpoint)
{
    [JsonPropertyName("grant_types_supported")]
    public string[] GrantTypes { get; } = ["client_credentials"];

    [JsonPropertyName("token_endpoint_auth_methods_supported")]
    public string[] TokenEndpointAuthMethods { get; } = ["client_secret_basic", "client_secret_post"];

    [JsonPropertyName("response_types_supported")]
    public string[] ResponseTypes { get; } = [];

    [JsonPropertyName("subject_types_supported")]
    public string[] SubjectTypes { get; } = ["public"];

    [JsonPropertyName("id_token_signing_alg_values_supported")]
    public string[] SigningAlgorithms { get; } = ["ES256"];
}

/// <summary>A public key (RFC 7517).</summary>
public record PublishedKey(string Kty, string Use, string Alg, string Crv, string Kid, string X, string Y);

/// <summary>A set of them.</summary>
public record PublishedKeys(IReadOnlyList<PublishedKey> Keys);

/// <summary>Publishes who issues tokens and which keys sign them.</summary>
public static class DiscoveryEndpoints
{
    /// <summary>Maps the discovery document and the JWKS at the root. Public.</summary>
    public static void MapDiscovery(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/.well-known").WithTags("Discovery").AllowAnonymous();
        group.MapGet("/openid-configuration", Discovery);
        group.MapGet("/jwks.json", Jwks);
    }

    /// <summary>The addresses are those by which the caller has come: inside the house by service name, outside by the gateway.</summary>
    private static DiscoveryDocument Discovery(HttpRequest request, AccessTokens tokens)
    {
        var root = $"{request.Scheme}://{request.Host}{request.PathBase}";
        return new(tokens.Issuer, $"{root}/.well-known/jwks.json", $"{root}/connect/token");
    }

    private static async Task<PublishedKeys> Jwks(KeyStore store, TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        // Far below the time that a new key waits, so that no cache on the way can hide it.
        response.Headers.CacheControl = "public, max-age=60";
        var published = (await store.RingAsync(ct)).Published(clock.GetUtcNow()).Select(k => k.Public());
        return new([.. published.Select(k => new PublishedKey(k.Kty, k.Use, k.Alg, k.Crv, k.Kid, k.X, k.Y))]);
    }
}
