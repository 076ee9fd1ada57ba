using System.Security.Cryptography;
using System.Text;
using ScenarioHub.Notifications.Secrets;

namespace ScenarioHub.Notifications.Webhooks;

/// <summary>
/// The secrets of webhooks, from the <see cref="MasterKey"/>. A signing secret is derived from the webhook and its generation, so none is stored; what a robot's platform has given out is stored sealed (AES-256-GCM, bound to its webhook).
/// </summary>
public sealed class WebhookKeys(MasterKey master)
{
    private const int Nonce = 12;
    private const int Tag = 16;
    private readonly byte[] _deriving = master.Derive("webhook secrets");
    private readonly byte[] _sealing = master.Derive("robot secrets");

    /// <summary>The signing key of a webhook's generation.</summary>
    public byte[] Key(Guid webhook, int generation) =>
        HMACSHA256.HashData(_deriving, Encoding.UTF8.GetBytes($"{webhook}\n{generation}"))[..24];

    /// <summary>The same as the receiver is shown it: <c>whsec_</c> and the key in base64.</summary>
    public string Secret(Guid webhook, int generation) => $"whsec_{Convert.ToBase64String(Key(webhook, generation))}";

    /// <summary>Seals a robot's secret for its webhook.</summary>
    public byte[] Seal(string secret, Guid webhook)
    {
        var plain = Encoding.UTF8.GetBytes(secret);
        var box = new byte[Nonce + Tag + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, Nonce));
        using var aes = new AesGcm(_sealing, Tag);
        aes.Encrypt(box.AsSpan(0, Nonce), plain, box.AsSpan(Nonce + Tag), box.AsSpan(Nonce, Tag), webhook.ToByteArray());
        return box;
    }

    /// <summary>Opens what <see cref="Seal"/> has made.</summary>
    public string Open(byte[] box, Guid webhook)
    {
        var plain = new byte[box.Length - Nonce - Tag];
        using var aes = new AesGcm(_sealing, Tag);
        aes.Decrypt(box.AsSpan(0, Nonce), box.AsSpan(Nonce + Tag), box.AsSpan(Nonce, Tag), plain, webhook.ToByteArray());
        return Encoding.UTF8.GetString(plain);
    }
}
