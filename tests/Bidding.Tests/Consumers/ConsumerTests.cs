using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Consumers;

/// <summary>Every event that the service listens to: a second delivery and a late one change nothing.</summary>
public class ConsumerTests(BiddingApp app)
{
    private static readonly Party Park = new(Guid.CreateVersion7(), "测试高新区");

    [Fact]
    public async Task A_scenario_is_listed_renamed_and_withdrawn_in_the_order_of_its_versions()
    {
        var id = Guid.CreateVersion7();
        await TwiceAsync(Listed(id, 4, "第四版"), "bidding-scenario-listed");
        await TwiceAsync(Listed(id, 3, "第三版"), "bidding-scenario-listed");
        Assert.Equal("4 第四版 false", await ScenarioAsync(id));
        await TwiceAsync(Withdrawn(id, 3), "bidding-scenario-withdrawn");
        Assert.Equal("4 第四版 false", await ScenarioAsync(id));
        await TwiceAsync(Withdrawn(id, 6), "bidding-scenario-withdrawn");
        await TwiceAsync(Listed(id, 5, "第五版"), "bidding-scenario-listed");
        Assert.Equal("6 撤回的场景 true", await ScenarioAsync(id));
    }

    [Fact]
    public async Task A_withdrawal_that_comes_first_is_not_undone_by_the_listing()
    {
        var id = Guid.CreateVersion7();
        await TwiceAsync(Withdrawn(id, 2), "bidding-scenario-withdrawn");
        await TwiceAsync(Listed(id, 1, "第一版"), "bidding-scenario-listed");
        Assert.Equal("2 撤回的场景 true", await ScenarioAsync(id));
    }

    [Fact]
    public async Task An_organisation_is_known_by_its_newest_state()
    {
        var id = Guid.CreateVersion7();
        await TwiceAsync(Organization(id, 2, "verified"), "bidding-organization-changed");
        await TwiceAsync(Organization(id, 1, "pending"), "bidding-organization-changed");
        Assert.Equal("2 verified", await app.SqlAsync("SELECT version || ' ' || state FROM known_organization WHERE id = $1", id));
    }

    /// <summary>Delivers a fact twice, each time until its endpoint is done with it; the second delivery leaves the copies as they are.</summary>
    private async Task TwiceAsync<T>(T fact, string endpoint)
        where T : class
    {
        var (message, done) = (Guid.CreateVersion7(), new Deliveries());
        using var observing = app.Services.GetRequiredService<IBus>().ConnectReceiveObserver(done);
        await app.PublishAsync(fact, message);
        await Eventually.Async(() => Task.FromResult(done.Of(message)), times => times == 1);
        var before = await CopiesAsync();
        await app.PublishAsync(fact, message);
        await Eventually.Async(() => Task.FromResult(done.Of(message)), times => times == 2);
        Assert.Equal(before, await CopiesAsync());
        Assert.Equal(1L, await app.SqlAsync("SELECT count(*) FROM inbox WHERE message_id = $1 AND endpoint = $2", message, endpoint));
    }

    /// <summary>Each copy with the number of the transaction that wrote it last.</summary>
    private Task<object?> CopiesAsync() => app.SqlAsync(
        """
        SELECT string_agg(copy, ';' ORDER BY copy) FROM (
            SELECT xmin::text || s AS copy FROM listed_scenario s WHERE name LIKE '%版' OR name = '撤回的场景'
            UNION ALL SELECT xmin::text || o FROM known_organization o WHERE name = '送两遍的公司') copies
        """);

    private async Task<object?> ScenarioAsync(Guid id) =>
        await app.SqlAsync("SELECT version || ' ' || name || ' ' || withdrawn FROM listed_scenario WHERE id = $1", id);

    private static ScenarioListed Listed(Guid id, long version, string name) => new(
        version, Guid.CreateVersion7(), new(id, "CJ-2026-000009", name, "need", Park, null, null, "需求", null, [], null, null, null, null), DateTimeOffset.UtcNow);

    private static ScenarioWithdrawn Withdrawn(Guid id, long version) => new(id, version, "CJ-2026-000009", "撤回的场景", Park, "需求变化", DateTimeOffset.UtcNow);

    private static OrganizationChanged Organization(Guid id, long version, string state) =>
        new(id, version, "company", "送两遍的公司", "91440300708461136T", "440300", state, null, DateTimeOffset.UtcNow);
}
