using ScenarioHub.Identity.Sessions;
using Xunit;

namespace ScenarioHub.Identity.Tests.Sessions;

public class LockOutTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(4, null)]
    [InlineData(5, 1)]
    [InlineData(6, 2)]
    [InlineData(7, 4)]
    [InlineData(10, 32)]
    [InlineData(11, 60)]
    [InlineData(500, 60)]
    public void The_lock_grows_from_the_fifth_failure_on(int failures, int? minutes)
    {
        var lockOut = Failed(failures);

        Assert.Equal(minutes, (int?)lockOut.Remaining(Now)?.TotalMinutes);
    }

    [Fact]
    public void The_lock_ends_by_itself_and_the_next_failure_locks_longer()
    {
        var lockOut = Failed(5);
        var later = Now.AddMinutes(1);

        Assert.Null(lockOut.Remaining(later));
        lockOut.Fail(later);
        Assert.Equal(TimeSpan.FromMinutes(2), lockOut.Remaining(later));
    }

    [Fact]
    public void A_success_or_a_day_makes_it_new()
    {
        var succeeded = Failed(4);
        succeeded.Succeed();
        succeeded.Fail(Now);
        var rested = Failed(4);
        rested.Fail(Now.AddDays(1).AddSeconds(1));

        Assert.Equal((1, 1), (succeeded.Failures, rested.Failures));
    }

    private static LockOut Failed(int times)
    {
        var lockOut = new LockOut { AddressHash = [] };
        for (var i = 0; i < times; i++)
        {
            lockOut.Fail(Now);
        }

        return lockOut;
    }
}
