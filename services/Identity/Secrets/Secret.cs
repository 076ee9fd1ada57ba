using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ScenarioHub.Identity.Secrets;

/// <summary>
/// A random 256-bit secret that is handed out once: a refresh token, an invitation, a machine's secret. Only its SHA-256 is stored, which
/// is enough for a value that nobody can guess.
/// </summary>
/// <param name="Text">What the holder shows, base64url.</param>
public readonly record struct Secret(string Text)
{
    /// <summary>What is stored and looked up.</summary>
    public byte[] Hash => SHA256.HashData(Encoding.UTF8.GetBytes(Text));

    /// <summary>A new random one.</summary>
    public static Secret New() => Of(RandomNumberGenerator.GetBytes(32));

    /// <summary>The one made of these bytes.</summary>
    public static Secret Of(byte[] bytes) => new(Base64Url.EncodeToString(bytes));

    /// <summary>Never the text: a secret that slips into a log line stays one.</summary>
    public override string ToString() => "(secret)";
}
