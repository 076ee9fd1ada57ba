using System.Security.Cryptography;

namespace ScenarioHub.Sealing;

/// <summary>One share of a secret (密钥分片): a place from 1 to 255, and as many bytes as the secret has.</summary>
/// <param name="Place">Where the polynomials were read; each custodian has one of their own.</param>
/// <param name="Bytes">The values there. They tell nothing of the secret unless enough shares come together.</param>
public record Share(int Place, byte[] Bytes)
{
    /// <summary>SHA-256 of place and bytes: recognises the share and tells nothing of it.</summary>
    public byte[] Digest() => SHA256.HashData([(byte)Place, .. Bytes]);
}

/// <summary>
/// Shamir's scheme over the field of 256 elements, byte by byte: any <c>threshold</c> shares give the secret, fewer give nothing at all.
/// </summary>
public static class Shamir
{
    /// <summary>Splits a secret into shares at the places 1 to <paramref name="count"/>.</summary>
    public static IReadOnlyList<Share> Split(ReadOnlySpan<byte> secret, int threshold, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threshold, count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 255);
        var coefficients = RandomNumberGenerator.GetBytes((threshold - 1) * secret.Length);
        var shares = Split(secret, coefficients, count);
        CryptographicOperations.ZeroMemory(coefficients);
        return shares;
    }

    /// <summary>The secret from shares at different places. Fewer than the threshold give other bytes, and nobody can tell: compare with the public key.</summary>
    public static byte[] Combine(IReadOnlyList<Share> shares) => At(0, shares);

    /// <summary>The share of a place that is missing, from enough others.</summary>
    public static byte[] At(int place, IReadOnlyList<Share> shares)
    {
        if (shares.Count == 0 || shares.Select(s => s.Place).Distinct().Count() != shares.Count || shares.Any(s => s.Bytes.Length != shares[0].Bytes.Length))
        {
            throw new ArgumentException("Shares must be of different places and of the same length.", nameof(shares));
        }

        var result = new byte[shares[0].Bytes.Length];
        var places = shares.Select(s => s.Place).ToList();
        foreach (var share in shares)
        {
            Add(result, Weighted(share, places, place));
        }

        return result;
    }

    /// <summary>One share times its Lagrange weight for a place; the sum over all places gives the value there.</summary>
    public static byte[] Weighted(Share share, IEnumerable<int> places, int at)
    {
        byte weight = 1;
        foreach (var other in places.Where(p => p != share.Place))
        {
            weight = Gf256.Multiply(weight, Gf256.Multiply((byte)(other ^ at), Gf256.Invert((byte)(other ^ share.Place))));
        }

        return [.. share.Bytes.Select(b => Gf256.Multiply(b, weight))];
    }

    internal static void Add(byte[] sum, ReadOnlySpan<byte> value)
    {
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] ^= value[i];
        }
    }

    /// <summary>With given coefficients, lowest degree first: for the published test vectors only.</summary>
    internal static IReadOnlyList<Share> Split(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> coefficients, int count)
    {
        var shares = new List<Share>();
        for (var place = 1; place <= count; place++)
        {
            var value = new byte[secret.Length];
            for (var from = coefficients.Length - secret.Length; from >= 0; from -= secret.Length)
            {
                Horner(value, coefficients.Slice(from, secret.Length), (byte)place);
            }

            Horner(value, secret, (byte)place);
            shares.Add(new(place, value));
        }

        return shares;
    }

    private static void Horner(byte[] value, ReadOnlySpan<byte> coefficient, byte place)
    {
        for (var i = 0; i < value.Length; i++)
        {
            value[i] = (byte)(Gf256.Multiply(value[i], place) ^ coefficient[i]);
        }
    }
}
