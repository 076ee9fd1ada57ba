using System.Security.Cryptography;

namespace ScenarioHub.Sealing;

/// <summary>What checking a receipt found.</summary>
public enum ReceiptVerdict
{
    /// <summary>Signed by the platform, and its place in the signed log is proven.</summary>
    Included,

    /// <summary>Signed by the platform; it names no place yet, as before the deadline.</summary>
    Promised,

    /// <summary>Of another format, or something is missing.</summary>
    Malformed,

    /// <summary>No published key has this name.</summary>
    UnknownKey,

    /// <summary>The platform did not sign this text: it was changed or made up.</summary>
    BadSignature,

    /// <summary>The tree head is not signed, or is of another challenge.</summary>
    BadHead,

    /// <summary>The path does not lead from the receipt to the signed root.</summary>
    NotIncluded,
}

/// <summary>Checks receipts and tree heads with nothing but the published keys.</summary>
public static class ReceiptCheck
{
    /// <summary>Checks a receipt.</summary>
    public static ReceiptVerdict Of(Receipt? receipt, IReadOnlyList<LogKey> keys)
    {
        if (receipt is not { Format: Receipt.CurrentFormat, Digest.Length: 64, Time: not null, Key: not null, Signature: not null })
        {
            return ReceiptVerdict.Malformed;
        }

        if (keys.All(k => k.Kid != receipt.Key))
        {
            return ReceiptVerdict.UnknownKey;
        }

        if (!Verifies(receipt.Signed(), receipt.Signature, receipt.Key, keys))
        {
            return ReceiptVerdict.BadSignature;
        }

        return receipt.Inclusion is null ? ReceiptVerdict.Promised : Place(receipt, receipt.Inclusion, keys);
    }

    /// <summary>Whether a published key signed the head.</summary>
    public static bool Of(TreeHead? head, IReadOnlyList<LogKey> keys) =>
        head is { Format: TreeHead.CurrentFormat, Root.Length: 64, Time: not null, Key: not null, Signature: not null }
        && Verifies(head.Signed(), head.Signature, head.Key, keys);

    private static ReceiptVerdict Place(Receipt receipt, Inclusion inclusion, IReadOnlyList<LogKey> keys)
    {
        if (inclusion.Path is null || inclusion.Path.Contains(null!) || !Of(inclusion.Head, keys) || inclusion.Head.Challenge != receipt.Challenge)
        {
            return ReceiptVerdict.BadHead;
        }

        try
        {
            var path = inclusion.Path.Select(Convert.FromHexString);
            return MerkleProof.Includes(receipt.Leaf(), inclusion.LeafIndex, inclusion.Head.TreeSize, path, Convert.FromHexString(inclusion.Head.Root))
                ? ReceiptVerdict.Included
                : ReceiptVerdict.NotIncluded;
        }
        catch (FormatException)
        {
            return ReceiptVerdict.Malformed;
        }
    }

    private static bool Verifies(byte[] data, string signature, string kid, IReadOnlyList<LogKey> keys)
    {
        if (keys.FirstOrDefault(k => k.Kid == kid) is not { } key)
        {
            return false;
        }

        try
        {
            using var ecdsa = Curve.Signature(key.Bytes());
            return ecdsa.VerifyData(data, Convert.FromHexString(signature), HashAlgorithmName.SHA256);
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return false;
        }
    }
}
