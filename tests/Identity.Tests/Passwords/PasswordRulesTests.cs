using ScenarioHub.Identity.Passwords;
using Xunit;

namespace ScenarioHub.Identity.Tests.Passwords;

public class PasswordRulesTests
{
    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("四月的雨落在山间梯田")]
    [InlineData("jW7!kd92xq")]
    public void A_long_and_uncommon_password_is_taken(string password) => Assert.Empty(PasswordRules.BrokenBy(password, "wang@example.cn"));

    [Theory]
    [InlineData("jW7!kd92x", "password.length")]
    [InlineData("", "password.length")]
    [InlineData("Password123", "password.common")]
    [InlineData("1Q2W3E4R5T", "password.common")]
    [InlineData("aaaaaaaaaaaa", "password.common")]
    [InlineData("ababababab", "password.common")]
    [InlineData("abcdefghijkl", "password.common")]
    [InlineData("9876543210", "password.common")]
    [InlineData("my-WANGWEI-secret", "password.contains-email")]
    public void A_weak_password_is_refused_with_its_reason(string password, string code) =>
        Assert.Contains(code, PasswordRules.BrokenBy(password, "wangwei@example.cn"));

    [Fact]
    public void More_than_128_characters_are_refused() =>
        Assert.Equal(["password.length"], PasswordRules.BrokenBy(string.Concat(Enumerable.Repeat("jW7!kd92xq", 13)), "wang@example.cn"));

    [Fact]
    public void A_very_short_address_name_forbids_nothing() => Assert.Empty(PasswordRules.BrokenBy("jW7!kd92xq", "xq@example.cn"));

    [Fact]
    public void A_hash_fits_its_password_only_and_nobodys_fits_none()
    {
        var hashes = new PasswordHashes();
        var credential = Credential.Of(Guid.NewGuid(), hashes.Hash("correct horse battery"), false, DateTimeOffset.UnixEpoch);

        Assert.True(hashes.Verify(credential, "correct horse battery"));
        Assert.False(hashes.Verify(credential, "correct horse batter"));
        Assert.False(hashes.Verify(null, "correct horse battery"));
    }

    [Fact]
    public void A_hash_is_made_of_at_least_210000_rounds_of_sha512()
    {
        // The format of ASP.NET Core Identity, version 3: marker, PRF (2 = HMAC-SHA-512), rounds, …, each 32 bits big-endian.
        var hash = Convert.FromBase64String(new PasswordHashes().Hash("correct horse battery"));

        Assert.Equal(1, hash[0]);
        Assert.Equal(2, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(1)));
        Assert.True(System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(5)) >= 210_000);
    }
}
