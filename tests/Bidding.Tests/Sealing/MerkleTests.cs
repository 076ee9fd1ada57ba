using ScenarioHub.Sealing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Sealing;

public class MerkleTests
{
    private static readonly byte[][] Leaves = [.. Vectors.Leaves.Select(l => MerkleTree.Leaf(Convert.FromHexString(l)))];

    [Fact]
    public void Roots_are_those_of_certificate_transparency()
    {
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Convert.ToHexStringLower(MerkleTree.Root([])));
        Assert.Equal(Vectors.Roots, Enumerable.Range(1, 8).Select(n => Convert.ToHexStringLower(MerkleTree.Root(Leaves.AsSpan(0, n)))));
    }

    [Fact]
    public void Every_leaf_of_every_tree_is_proven_and_nothing_else_is()
    {
        var proofs = 0;
        foreach (var leaves in Trees(33))
        {
            var root = MerkleTree.Root(leaves);
            for (var i = 0; i < leaves.Length; i++)
            {
                var path = MerkleTree.Inclusion(i, leaves);
                Assert.True(MerkleProof.Includes(leaves[i], i, leaves.Length, path, root));
                Assert.False(MerkleProof.Includes(MerkleTree.Leaf([255, 255, 255]), i, leaves.Length, path, root));
                Assert.False(MerkleProof.Includes(leaves[i], i + 1, leaves.Length, path, root));
                Assert.False(MerkleProof.Includes(leaves[i], i, leaves.Length, [.. path, root], root));
                proofs++;
            }
        }

        Assert.Equal(33 * 34 / 2, proofs);
    }

    [Fact]
    public void Every_earlier_tree_is_proven_the_beginning_of_a_later_one_and_a_changed_one_is_not()
    {
        foreach (var leaves in Trees(33))
        {
            var root = MerkleTree.Root(leaves);
            for (var m = 1; m <= leaves.Length; m++)
            {
                var (first, path) = (MerkleTree.Root(leaves.AsSpan(0, m)), MerkleTree.Consistency(m, leaves));
                Assert.True(MerkleProof.Extends(m, first, leaves.Length, root, path), $"{m} of {leaves.Length}");
                Assert.False(MerkleProof.Extends(m, MerkleTree.Leaf([9, 9, 9]), leaves.Length, root, path));
                Assert.False(MerkleProof.Extends(m, first, leaves.Length, MerkleTree.Leaf([9, 9, 9]), path));
            }
        }
    }

    private static IEnumerable<byte[][]> Trees(int most) =>
        Enumerable.Range(1, most).Select(n => Enumerable.Range(0, n).Select(i => MerkleTree.Leaf([(byte)i, 7])).ToArray());
}
