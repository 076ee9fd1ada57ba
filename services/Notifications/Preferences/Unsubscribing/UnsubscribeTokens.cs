using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Secrets;

namespace ScenarioHub.Notifications.Preferences.Unsubscribing;

/// <summary>What a token in a mail may do: switch off one person's mail about one topic, or about every topic that may be; until it expires.</summary>
/// <param name="Topic">The topic; nothing for all that stand in a digest.</param>
public readonly record struct Unsubscription(Guid PersonId, Topic? Topic, DateTimeOffset Until);

/// <summary>Writes and reads the tokens of one-click unsubscribing (一键退订, RFC 8058): signed with a key that is derived from the <see cref="MasterKey"/>.</summary>
public sealed class UnsubscribeTokens(MasterKey master)
{
    private const int Body = 16 + 1 + 8;
    private const int Mac = 16;
    private const byte Every = 255;
    private static readonly TimeSpan Life = TimeSpan.FromDays(60);
    private readonly byte[] _key = master.Derive("unsubscribe tokens");

    /// <summary>A token for a mail that is sent now.</summary>
    public string Write(Guid person, Topic? topic, DateTimeOffset now)
    {
        Span<byte> token = stackalloc byte[Body + Mac];
        person.TryWriteBytes(token);
        token[16] = topic is { } one ? (byte)one : Every;
        BinaryPrimitives.WriteInt64BigEndian(token[17..], (now + Life).ToUnixTimeSeconds());
        HMACSHA256.HashData(_key, token[..Body]).AsSpan(0, Mac).CopyTo(token[Body..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>What a token allows; nothing where it was not made here or has expired.</summary>
    public Unsubscription? Read(string text, DateTimeOffset now)
    {
        Span<byte> token = stackalloc byte[Body + Mac];
        if (text.Length > 64 || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, token, out var length) || length != token.Length
            || !CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(_key, token[..Body]).AsSpan(0, Mac), token[Body..]))
        {
            return null;
        }

        var until = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(token[17..]));
        Topic? topic = token[16] == Every ? null : (Topic)token[16];
        return until > now && (topic is not { } one || Enum.IsDefined(one)) ? new(new Guid(token[..16]), topic, until) : null;
    }
}
