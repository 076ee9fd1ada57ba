using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using ScenarioHub.Bidding.Sealing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Sealing;

public class SealingTests
{
    [Fact]
    public void A_wrapped_key_opens_for_its_own_challenge_only_and_not_after_a_change()
    {
        var (master, id, key) = (Key(), Guid.CreateVersion7(), RandomNumberGenerator.GetBytes(32));
        var wrapped = master.Wrap(key, id);
        Assert.Equal(key, master.Unwrap(wrapped, id));
        Assert.NotEqual(wrapped, master.Wrap(key, id));
        Assert.ThrowsAny<CryptographicException>(() => master.Unwrap(wrapped, Guid.CreateVersion7()));
        Assert.ThrowsAny<CryptographicException>(() => Key().Unwrap(wrapped, id));
        for (var i = 0; i < wrapped.Length; i++)
        {
            var changed = wrapped.ToArray();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => master.Unwrap(changed, id));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not base64!")]
    [InlineData("c2hvcnQ=")]
    public void The_service_does_not_start_without_a_proper_master_key(string? key) =>
        Assert.Contains("openssl rand -base64 32", Assert.Throws<InvalidOperationException>(() => MasterKey.Of(Configured(key))).Message);

    private static MasterKey Key() => MasterKey.Of(Configured(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))));

    private static IConfiguration Configured(string? key) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("Bidding:MasterKey", key)]).Build();
}
