using System.Net;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Gateway.Tests;

public class FailureTests
{
    [Fact]
    public async Task A_replica_that_does_not_answer_is_told_by_name_and_a_reader_who_leaves_is_not()
    {
        await using var platform = await Platform.StartAsync();
        platform.Backends["notifications-0"].Events.Writer.TryWrite("first");
        using (var leaving = await platform.CreateClient().GetAsync("/api/notifications/stream", HttpCompletionOption.ResponseHeadersRead))
        {
            await leaving.Content.ReadAsStreamAsync();
        }

        await platform.Backends["scenarios-0"].DisposeAsync();
        var answer = await platform.CreateClient().GetAsync("/api/scenarios/anything");

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        await Eventually.Async(() => Task.FromResult(platform.Log.All.Count(line => line.Contains("scenarios-0 failed by Request:", StringComparison.Ordinal))), count => count == 1);
        Assert.DoesNotContain(platform.Log.All, line => line.Contains("notifications", StringComparison.Ordinal) || line.Contains("Canceled", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_replica_that_takes_too_long_is_told_too()
    {
        await using var platform = await Platform.StartAsync(1, ("Gateway:PatienceSeconds", "0.5"));
        await platform.CreateClient().GetAsync("/api/bidding/never");
        await Eventually.Async(() => Task.FromResult(platform.Log.All.Count(line => line.Contains("bidding-0 failed by", StringComparison.Ordinal))), count => count == 1);
    }
}
