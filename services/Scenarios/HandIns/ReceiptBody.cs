using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ScenarioHub.Contracts;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.HandIns;

/// <summary>
/// What a receipt (回执) stands for: number, call, both sides, instant and content as one JSON document. It is kept byte for byte, so that
/// anyone who holds the file can compute the digest again: <c>sha256sum ZJ-2026-000001.json</c>.
/// </summary>
public static class ReceiptBody
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The document.</summary>
    public static string Write(string number, Guid call, Party owner, Party park, ScenarioContent content, DateTimeOffset at) =>
        JsonSerializer.Serialize(new { number, call, owner, park, at = at.ToUniversalTime(), content }, Json);

    /// <summary>Its SHA-256, lower-case hexadecimal.</summary>
    public static string Digest(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
}
