using Npgsql;
using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.Contracts.Matchmaking;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Consumers;

public class ConsumerTests(ScenariosApp app)
{
    private static readonly Party Company = new(Guid.NewGuid(), "测试科技有限公司");
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Theory]
    [InlineData("agreed", "matched")]
    [InlineData("opened", "bidding")]
    [InlineData("awarded", "inDelivery")]
    public async Task A_fact_that_comes_twice_changes_the_scenario_once(string fact, string state)
    {
        var park = TestPerson.OfPark();
        var id = (await app.ListedAsync(park, new { name = "水质监测", kind = "need", need = "需求" })).Single();
        var message = Guid.CreateVersion7();
        await SendAsync(fact, id, park, message);
        await ReachAsync(park, id, state);
        await SendAsync(fact, id, park, message);
        await SendAsync(fact, id, park, Guid.CreateVersion7());
        await DrainAsync(fact);
        Assert.Equal((state, 5), await StateAsync(park, id));
        Assert.Single(await ActsAsync(park, id), act => act == $"scenario.{state}");
    }

    [Fact]
    public async Task Late_facts_do_not_bring_a_scenario_back()
    {
        var park = TestPerson.OfPark();
        var id = (await app.ListedAsync(park, new { name = "水质监测", kind = "need", need = "需求" })).Single();
        await SendAsync("awarded", id, park, Guid.CreateVersion7());
        await ReachAsync(park, id, "inDelivery");
        await SendAsync("opened", id, park, Guid.CreateVersion7());
        await SendAsync("agreed", id, park, Guid.CreateVersion7());
        await DrainAsync("opened");
        await DrainAsync("agreed");
        Assert.Equal(("inDelivery", 5), await StateAsync(park, id));
        Assert.Equal("scenario.cannot-be-withdrawn", (await app.PostAsync(park, $"/{id}/withdraw", new { reason = "不再需要" }, 5)).Must(409).Code);
    }

    [Fact]
    public async Task A_fact_about_a_scenario_of_another_park_moves_nothing()
    {
        var park = TestPerson.OfPark();
        var id = (await app.ListedAsync(park, new { name = "水质监测", kind = "need", need = "需求" })).Single();
        await SendAsync("opened", id, TestPerson.OfPark(), Guid.CreateVersion7());
        await DrainAsync("opened");
        Assert.Equal(("listed", 4), await StateAsync(park, id));
    }

    [Fact]
    public async Task A_challenge_that_ended_frees_its_scenario_and_late_facts_of_it_do_not_take_it_back()
    {
        var (park, challenge) = (TestPerson.OfPark(), Guid.NewGuid());
        var owner = new Party(park.OrganizationId, park.OrganizationName);
        var id = (await app.ListedAsync(park, new { name = "水质监测", kind = "need", need = "需求" })).Single();
        var opened = new ChallengeOpened(challenge, 3, "BG-2026-000001", "水质监测", owner, id, "问题", null, Now.AddDays(9), Now);
        await app.PublishAsync(opened);
        await ReachAsync(park, id, "bidding");
        await app.PublishAsync(new ChallengeEnded(challenge, 5, "BG-2026-000001", "水质监测", owner, "cancelled", "需求变化", [], Now, id));
        await ReachAsync(park, id, "listed");
        await app.PublishAsync(opened);
        await DrainAsync("opened");
        Assert.Equal(("listed", 6), await StateAsync(park, id));

        // Its cancellation was undone: it takes bids again, at a later version.
        await app.PublishAsync(opened with { Version = 6 });
        await ReachAsync(park, id, "bidding");
    }

    [Theory]
    [InlineData("accepted", "accepted")]
    [InlineData("failed", "listed")]
    [InlineData("terminated", "listed")]
    public async Task The_end_of_a_delivery_settles_the_scenario(string outcome, string state)
    {
        var park = TestPerson.OfPark();
        var id = (await app.ListedAsync(park, new { name = "水质监测", kind = "need", need = "需求" })).Single();
        await SendAsync("awarded", id, park, Guid.CreateVersion7());
        await ReachAsync(park, id, "inDelivery");
        await app.PublishAsync(new DeliveryEnded(
            Guid.NewGuid(), 9, "BG-2026-000001", "水质监测", new Party(park.OrganizationId, park.OrganizationName), Company, id, outcome, null, Now));
        await ReachAsync(park, id, state);
    }

    [Fact]
    public async Task A_verified_park_is_joined_to_its_entry_and_a_late_name_does_not_come_back()
    {
        var park = TestPerson.OfPark("蚌埠高新区");
        var id = (await app.ListedAsync(park, new { name = "水质监测", kind = "need", need = "需求" })).Single();
        var changed = new OrganizationChanged(park.OrganizationId, 2, "park", "蚌埠高新技术产业开发区管委会", "", "340300", "verified", null, Now);
        var message = Guid.CreateVersion7();
        await app.PublishAsync(changed, message);
        await Eventually.Async(() => app.GetAsync(null, $"/catalogue/{id}"), a => a["ownerName"].GetString() == changed.Name);
        await app.PublishAsync(changed, message);
        await app.PublishAsync(changed with { Version = 1, Name = "旧的名称", State = "pending" });
        await app.PublishAsync(changed with { OrganizationId = Guid.NewGuid(), Kind = "company", Name = "某公司" });
        var probe = Guid.NewGuid();
        await app.PublishAsync(changed with { OrganizationId = probe, Name = "随后到达的园区", RegionCode = "110000" });
        await Eventually.Async(() => app.WithDbAsync(async db => await db.Organizations.FindAsync(probe)), o => o is not null);
        await Eventually.Async(() => HandledAsync("scenarios-organization-changed"), n => n >= 4);

        Assert.Equal(changed.Name, (await app.GetAsync(null, $"/catalogue/{id}"))["ownerName"].GetString());
        var entry = Assert.Single((await app.GetAsync(null, "/parks?q=蚌埠")).Must(200)["items"].EnumerateArray());
        Assert.Equal((park.OrganizationId, 1), (entry.GetProperty("organizationId").GetGuid(), entry.GetProperty("listed").GetInt32()));
        Assert.Equal(2, await app.WithDbAsync(async db => (await db.Organizations.FindAsync(park.OrganizationId))!.Version));
    }

    private Task SendAsync(string fact, Guid id, TestPerson park, Guid message)
    {
        var owner = new Party(park.OrganizationId, park.OrganizationName);
        return fact switch
        {
            "agreed" => app.PublishAsync(new IntroductionAgreed(Guid.NewGuid(), 1, id, "水质监测", owner, Company, Now), message),
            "opened" => app.PublishAsync(new ChallengeOpened(Guid.NewGuid(), 1, "BG-2026-000001", "水质监测", owner, id, "问题", null, Now.AddDays(9), Now), message),
            _ => app.PublishAsync(new ChallengeAwarded(Guid.NewGuid(), 1, "BG-2026-000001", "水质监测", owner, Company, id, Now), message),
        };
    }

    /// <summary>Waits until the endpoint has handled everything that was sent before, by a last fact on a scenario of its own.</summary>
    private async Task DrainAsync(string fact)
    {
        var park = TestPerson.OfPark();
        var id = (await app.ListedAsync(park, new { name = "最后一个", kind = "need", need = "需求" })).Single();
        await SendAsync(fact, id, park, Guid.CreateVersion7());
        await ReachAsync(park, id, fact switch { "agreed" => "matched", "opened" => "bidding", _ => "inDelivery" });
    }

    private Task ReachAsync(TestPerson park, Guid id, string state) => Eventually.Async(() => StateAsync(park, id), s => s.State == state);

    private async Task<(string? State, long Version)> StateAsync(TestPerson park, Guid id)
    {
        var answer = (await app.GetAsync(park, $"/{id}")).Must(200);
        return (answer.State, answer.Version);
    }

    private async Task<List<string?>> ActsAsync(TestPerson park, Guid id) =>
        [.. (await app.GetAsync(park, $"/audit?subject={id}")).Must(200)["items"].EnumerateArray().Select(e => e.GetProperty("act").GetString())];

    /// <summary>How many messages an endpoint has handled.</summary>
    private async Task<long> HandledAsync(string endpoint)
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("SELECT count(*) FROM inbox WHERE endpoint = $1", connection) { Parameters = { new() { Value = endpoint } } };
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
