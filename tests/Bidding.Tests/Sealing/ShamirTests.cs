using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using ScenarioHub.Sealing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Sealing;

public class ShamirTests
{
    private static readonly Guid Challenge = Guid.CreateVersion7();

    [Fact]
    public void Any_threshold_of_shares_gives_the_secret_and_the_missing_shares_and_fewer_give_neither() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        seed =>
        {
            var random = new Random(seed);
            var (count, secret) = (random.Next(2, 9), RandomNumberGenerator.GetBytes(32));
            var threshold = random.Next(2, count + 1);
            var shares = Shamir.Split(secret, threshold, count);
            var some = shares.OrderBy(_ => random.Next()).Take(threshold).ToList();
            Assert.Equal(secret, Shamir.Combine(some));
            Assert.All(shares, share => Assert.Equal(share.Bytes, Shamir.At(share.Place, some)));
            Assert.NotEqual(secret, Shamir.Combine([.. some.Skip(1)]));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_published_shares_are_made_and_joined()
    {
        var shares = Shamir.Split(Convert.FromHexString(Vectors.Secret), Convert.FromHexString(Vectors.Coefficients), 3);
        Assert.Equal(Vectors.Shares, shares.Select(s => Convert.ToHexStringLower(s.Bytes)));
        Assert.Equal(Vectors.Secret, Convert.ToHexStringLower(Shamir.Combine([shares[2], shares[0]])));
    }

    [Fact]
    public void Shares_of_one_place_or_of_different_lengths_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Shamir.Combine([new(1, [1]), new(1, [2])]));
        Assert.Throws<ArgumentException>(() => Shamir.Combine([new(1, [1]), new(2, [2, 3])]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Shamir.Split([1], 1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Shamir.Split([1], 4, 3));
    }

    [Fact]
    public void A_lost_share_comes_back_from_masked_parts_of_which_none_tells_a_share()
    {
        var shares = Shamir.Split(RandomNumberGenerator.GetBytes(32), 3, 5);
        var keys = Enumerable.Range(1, 5).ToDictionary(i => i, _ => ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256));
        var helpers = new[] { 1, 3, 4 }.ToDictionary(i => i, i => Curve.PublicOf(keys[i]));
        using var fresh = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var parts = helpers.Keys.Select(i => Reissue.Contribute(Challenge, 2, keys[i], shares[i - 1], helpers, Curve.PublicOf(fresh))).ToList();
        var back = Reissue.Collect(Challenge, 2, fresh, parts);
        Assert.Equal(shares[1].Bytes, back.Bytes);
        Assert.Equal(shares[1].Digest(), back.Digest());
        foreach (var part in parts)
        {
            var bare = Envelope.Open(fresh, part, Context.OfReissue(Challenge, 2));
            Assert.All(helpers.Keys, i => Assert.NotEqual(Shamir.Weighted(shares[i - 1], helpers.Keys, 2), bare));
        }

        Assert.NotEqual(shares[1].Bytes, Reissue.Collect(Challenge, 2, fresh, parts.Skip(1)).Bytes);
    }
}
