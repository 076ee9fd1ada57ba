using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ScenarioHub.Sealing;

/// <summary>
/// What a bidder is given for a submission (回执): a signed promise at once, and from the deadline on where the submission stands in the log. Before the
/// deadline it tells nothing of how many bids there are. Binary values are lower-case hexadecimal.
/// </summary>
/// <param name="Digest">SHA-256 of the sealed submission.</param>
/// <param name="Time">When it came in, by the database's clock, to the microsecond.</param>
/// <param name="Key">The name of the key that signed.</param>
/// <param name="Signature">ES256 (r, s) over <see cref="Signed"/>.</param>
/// <param name="Inclusion">Its place in the log; nothing before the deadline.</param>
public record Receipt(
    string Format, Guid Challenge, Guid Bid, int Version, string Digest, string Time, string Key, string Signature, Inclusion? Inclusion = null)
{
    /// <summary>The name of this format.</summary>
    public const string CurrentFormat = "scenariohub-receipt-1";

    /// <summary>The bytes that are signed: the first six values, each on a line of its own, UTF-8, LF between them.</summary>
    public byte[] Signed() => Encoding.UTF8.GetBytes(
        string.Join('\n', Format, Challenge, Bid, Version.ToString(CultureInfo.InvariantCulture), Digest, Time));

    /// <summary>The hash of the leaf: the signed bytes are the leaf, so a promise and its place cannot come apart.</summary>
    public byte[] Leaf() => MerkleTree.Leaf(Signed());

    /// <summary>A receipt that is not signed yet.</summary>
    public static Receipt Of(Guid challenge, Guid bid, int version, string digest, DateTimeOffset time) =>
        new(CurrentFormat, challenge, bid, version, digest, Instant(time), "", "");

    /// <summary>An instant as receipts write it.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}

/// <summary>Where a submission stands in the log of its challenge.</summary>
/// <param name="Path">The hashes from the leaf to the root, nearest first.</param>
public record Inclusion(long LeafIndex, IReadOnlyList<string> Path, TreeHead Head);

/// <summary>The log of a challenge at one time, signed (日志树头).</summary>
public record TreeHead(string Format, Guid Challenge, long TreeSize, string Root, string Time, string Key, string Signature)
{
    /// <summary>The name of this format.</summary>
    public const string CurrentFormat = "scenariohub-tree-1";

    /// <summary>The bytes that are signed: the first five values, each on a line of its own.</summary>
    public byte[] Signed() => Encoding.UTF8.GetBytes(
        string.Join('\n', Format, Challenge, TreeSize.ToString(CultureInfo.InvariantCulture), Root, Time));

    /// <summary>A head that is not signed yet.</summary>
    public static TreeHead Of(Guid challenge, long size, ReadOnlySpan<byte> root, DateTimeOffset time) =>
        new(CurrentFormat, challenge, size, Convert.ToHexStringLower(root), Receipt.Instant(time), "", "");
}

/// <summary>The public half of a key that signs receipts and tree heads, as a JSON Web Key.</summary>
public record LogKey(string Kid, string Kty, string Crv, string Alg, string Use, string X, string Y)
{
    /// <summary>The JSON Web Key of a public key; its name is the first 16 hexadecimal digits of the key's SHA-256.</summary>
    public static LogKey Of(ReadOnlySpan<byte> publicKey) => new(
        NameOf(publicKey), "EC", "P-256", "ES256", "sig", System.Buffers.Text.Base64Url.EncodeToString(publicKey[1..33]),
        System.Buffers.Text.Base64Url.EncodeToString(publicKey[33..]));

    /// <summary>The name of a key.</summary>
    public static string NameOf(ReadOnlySpan<byte> publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey).AsSpan(0, 8));

    /// <summary>The key in 65 bytes.</summary>
    public byte[] Bytes() => [4, .. System.Buffers.Text.Base64Url.DecodeFromChars(X), .. System.Buffers.Text.Base64Url.DecodeFromChars(Y)];
}

/// <summary>What <c>/api/bidding/log/keys</c> answers: every key that has ever signed.</summary>
public record LogKeys(IReadOnlyList<LogKey> Keys);
