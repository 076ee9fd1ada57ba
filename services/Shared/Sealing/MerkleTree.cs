using System.Numerics;
using System.Security.Cryptography;

namespace ScenarioHub.Sealing;

/// <summary>The Merkle tree of RFC 6962 over SHA-256: leaves are hashed behind 0x00, nodes behind 0x01.</summary>
public static class MerkleTree
{
    /// <summary>The hash of a leaf's bytes.</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> data) => SHA256.HashData([0, .. data]);

    /// <summary>The root of a tree of leaf hashes; SHA-256 of nothing for an empty one.</summary>
    public static byte[] Root(ReadOnlySpan<byte[]> leaves) => leaves.Length switch
    {
        0 => SHA256.HashData([]),
        1 => leaves[0],
        var n => Node(Root(leaves[..Split(n)]), Root(leaves[Split(n)..])),
    };

    /// <summary>The hashes that lead from a leaf to the root, nearest first.</summary>
    public static List<byte[]> Inclusion(int index, ReadOnlySpan<byte[]> leaves)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leaves.Length);
        if (leaves.Length == 1)
        {
            return [];
        }

        var k = Split(leaves.Length);
        return index < k
            ? [.. Inclusion(index, leaves[..k]), Root(leaves[k..])]
            : [.. Inclusion(index - k, leaves[k..]), Root(leaves[..k])];
    }

    /// <summary>The hashes that prove that the tree of the first <paramref name="size"/> leaves is the beginning of this one.</summary>
    public static List<byte[]> Consistency(int size, ReadOnlySpan<byte[]> leaves)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, leaves.Length);
        return Part(size, leaves, whole: true);
    }

    internal static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => SHA256.HashData([1, .. left, .. right]);

    private static List<byte[]> Part(int size, ReadOnlySpan<byte[]> leaves, bool whole)
    {
        if (size == leaves.Length)
        {
            return whole ? [] : [Root(leaves)];
        }

        var k = Split(leaves.Length);
        return size <= k
            ? [.. Part(size, leaves[..k], whole), Root(leaves[k..])]
            : [.. Part(size - k, leaves[k..], whole: false), Root(leaves[..k])];
    }

    /// <summary>The largest power of two below n.</summary>
    private static int Split(int n) => 1 << BitOperations.Log2((uint)(n - 1));
}
