namespace ScenarioHub.Sealing;

/// <summary>Checks proofs of RFC 6962 as RFC 9162, sections 2.1.3.2 and 2.1.4.2, describes it.</summary>
public static class MerkleProof
{
    /// <summary>Whether a leaf is at an index of the tree with this size and root.</summary>
    public static bool Includes(ReadOnlySpan<byte> leaf, long index, long size, IEnumerable<byte[]> path, ReadOnlySpan<byte> root)
    {
        if (index < 0 || index >= size)
        {
            return false;
        }

        var (fn, sn, hash) = (index, size - 1, leaf.ToArray());
        foreach (var step in path)
        {
            if (sn == 0)
            {
                return false;
            }

            if ((fn & 1) == 1 || fn == sn)
            {
                hash = MerkleTree.Node(step, hash);
                while ((fn & 1) == 0 && fn != 0)
                {
                    (fn, sn) = (fn >> 1, sn >> 1);
                }
            }
            else
            {
                hash = MerkleTree.Node(hash, step);
            }

            (fn, sn) = (fn >> 1, sn >> 1);
        }

        return sn == 0 && root.SequenceEqual(hash);
    }

    /// <summary>Whether the first tree is the beginning of the second one.</summary>
    public static bool Extends(long first, ReadOnlySpan<byte> firstRoot, long second, ReadOnlySpan<byte> secondRoot, IReadOnlyList<byte[]> path)
    {
        if (first == second)
        {
            return path.Count == 0 && firstRoot.SequenceEqual(secondRoot);
        }

        if (first < 1 || first > second || path.Count == 0)
        {
            return false;
        }

        byte[][] steps = (first & (first - 1)) == 0 ? [firstRoot.ToArray(), .. path] : [.. path];
        var (fn, sn) = (first - 1, second - 1);
        while ((fn & 1) == 1)
        {
            (fn, sn) = (fn >> 1, sn >> 1);
        }

        var (fr, sr) = (steps[0], steps[0]);
        foreach (var step in steps.Skip(1))
        {
            if (sn == 0)
            {
                return false;
            }

            if ((fn & 1) == 1 || fn == sn)
            {
                (fr, sr) = (MerkleTree.Node(step, fr), MerkleTree.Node(step, sr));
                while ((fn & 1) == 0 && fn != 0)
                {
                    (fn, sn) = (fn >> 1, sn >> 1);
                }
            }
            else
            {
                sr = MerkleTree.Node(sr, step);
            }

            (fn, sn) = (fn >> 1, sn >> 1);
        }

        return sn == 0 && firstRoot.SequenceEqual(fr) && secondRoot.SequenceEqual(sr);
    }
}
