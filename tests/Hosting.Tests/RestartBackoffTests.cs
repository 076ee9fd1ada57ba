using ScenarioHub.LocalHosting.Supervision;
using Xunit;

namespace ScenarioHub.Hosting.Tests;

public class RestartBackoffTests
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(3);

    [Fact]
    public void Waiting_doubles_from_one_second_up_to_thirty()
    {
        var backoff = new RestartBackoff();

        var waits = Enumerable.Range(0, 7).Select(_ => backoff.Next(Short).TotalSeconds);

        Assert.Equal([1, 2, 4, 8, 16, 30, 30], waits);
    }

    [Fact]
    public void A_minute_of_good_running_begins_the_waits_anew()
    {
        var backoff = new RestartBackoff();
        backoff.Next(Short);
        backoff.Next(Short);

        Assert.Equal(TimeSpan.FromSeconds(1), backoff.Next(TimeSpan.FromMinutes(1)));
        Assert.Equal(TimeSpan.FromSeconds(2), backoff.Next(Short));
    }
}
