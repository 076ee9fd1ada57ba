using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using ScenarioHub.Identity.Secrets;
using Xunit;

namespace ScenarioHub.Identity.Tests.Secrets;

public class MasterKeyTests
{
    private readonly MasterKey _key = new(RandomNumberGenerator.GetBytes(32));

    [Fact]
    public void What_was_sealed_opens_with_the_same_key_and_name_only()
    {
        var box = _key.Seal([1, 2, 3], "kid");

        Assert.Equal([1, 2, 3], _key.Open(box, "kid"));
        Assert.ThrowsAny<CryptographicException>(() => _key.Open(box, "another"));
        Assert.ThrowsAny<CryptographicException>(() => new MasterKey(new byte[32]).Open(box, "kid"));
    }

    [Fact]
    public void Every_changed_bit_is_noticed()
    {
        var box = _key.Seal([1, 2, 3], "kid");

        Assert.All(Enumerable.Range(0, box.Length * 8), bit =>
        {
            var changed = box.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.ThrowsAny<CryptographicException>(() => _key.Open(changed, "kid"));
        });
    }

    [Fact]
    public void A_derived_secret_follows_from_key_use_and_parts()
    {
        var secret = _key.Derive("use", [1, 2], [3]);

        Assert.Equal(secret, _key.Derive("use", [1, 2], [3]));
        Assert.NotEqual(secret, _key.Derive("use", [1], [2, 3]));
        Assert.NotEqual(secret, _key.Derive("another", [1, 2], [3]));
        Assert.NotEqual(secret, new MasterKey(new byte[32]).Derive("use", [1, 2], [3]));
    }

    [Theory]
    [InlineData("Production", null)]
    [InlineData("Production", "c2hvcnQ=")]
    [InlineData("Development", "not base64!")]
    public void A_missing_or_wrong_key_is_named(string environment, string? value) =>
        Assert.Contains("Identity:MasterKey", Assert.Throws<InvalidOperationException>(() => From(environment, value)).Message, StringComparison.Ordinal);

    [Fact]
    public void Development_goes_without() => Assert.NotNull(From("Development", null));

    private static MasterKey From(string environment, string? value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Identity:MasterKey", value)]).Build();
        return MasterKey.From(configuration, new Surroundings { EnvironmentName = environment });
    }

    private sealed class Surroundings : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "";

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
