using System.Net;
using System.Net.Http.Json;
using ScenarioHub.Gateway.Health;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Gateway.Tests;

public class HealthTests
{
    [Fact]
    public async Task The_whole_is_healthy_when_every_replica_is_and_names_the_one_that_is_not()
    {
        await using var platform = await Platform.StartAsync(replicas: 2);
        var client = platform.CreateClient();
        var report = await client.GetFromJsonAsync<HealthReport>("/health");
        Assert.Equal(("healthy", 7), (report!.Status, report.Parts.Count));

        platform.Backends["scenarios-1"].Healthy = false;
        var unwell = await UnhealthyAsync(client);
        Assert.Equal([new("scenarios", 1, false, "answers 503")], unwell.Parts.Where(part => !part.Healthy));

        platform.Backends["scenarios-1"].Healthy = true;
        await Eventually.Async(() => client.GetAsync("/health"), answer => answer.StatusCode == HttpStatusCode.OK);

        await platform.Backends["web-0"].DisposeAsync();
        Assert.Equal([new("web", 0, false, "does not answer")], (await UnhealthyAsync(client)).Parts.Where(part => !part.Healthy));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/alive")).StatusCode);
    }

    [Fact]
    public async Task A_part_without_an_address_is_named()
    {
        await using var platform = await Platform.StartAsync(replicas: 0);
        var report = await UnhealthyAsync(platform.CreateClient());
        Assert.Equal([new("scenarios", null, false, "no address is configured")], report.Parts.Where(part => !part.Healthy));
    }

    private static async Task<HealthReport> UnhealthyAsync(HttpClient client)
    {
        var answer = await Eventually.Async(() => client.GetAsync("/health"), answer => answer.StatusCode == HttpStatusCode.ServiceUnavailable);
        return (await answer.Content.ReadFromJsonAsync<HealthReport>())!;
    }
}
