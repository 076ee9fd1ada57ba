using ScenarioHub.Identity.Sessions;
using Xunit;

namespace ScenarioHub.Identity.Tests.Sessions;

public class RefreshTokenTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Key = [1, 2, 3];

    [Theory]
    [InlineData(60_000, true, Redemption.Repeated)]
    [InlineData(60_001, true, Redemption.Reused)]
    [InlineData(0, false, Redemption.Reused)]
    public void A_second_time_is_a_repeat_with_the_same_key_within_a_minute_only(int milliseconds, bool sameKey, Redemption expected)
    {
        var token = RefreshToken.Of([], Guid.NewGuid(), Now);
        Assert.Equal(Redemption.Exchanged, token.Redeem(Key, Now));

        Assert.Equal(expected, token.Redeem(sameKey ? [1, 2, 3] : [9], Now.AddMilliseconds(milliseconds)));
    }

    [Fact]
    public void Without_a_key_a_second_time_is_always_a_reuse()
    {
        var token = RefreshToken.Of([], Guid.NewGuid(), Now);
        token.Redeem(null, Now);

        Assert.Equal(Redemption.Reused, token.Redeem(null, Now));
    }

    [Fact]
    public void A_token_lives_for_thirty_days()
    {
        Assert.Equal(Redemption.Exchanged, RefreshToken.Of([], Guid.NewGuid(), Now).Redeem(null, Now.AddDays(30).AddTicks(-1)));
        Assert.Equal(Redemption.Expired, RefreshToken.Of([], Guid.NewGuid(), Now).Redeem(null, Now.AddDays(30)));
    }
}
