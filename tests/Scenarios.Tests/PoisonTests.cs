using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests;

/// <summary>A scenario that cannot be read and a list that cannot be published, in a service of its own.</summary>
public sealed class PoisonTests : IAsyncLifetime
{
    private readonly ScenariosApp _app = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_scenario_that_cannot_be_read_and_one_list_that_cannot_be_published_hold_up_no_others()
    {
        var (park, other) = (TestPerson.OfPark(), TestPerson.OfPark("另一高新区"));
        var unreadable = (await _app.ListedAsync(park, new { name = "未来场景", kind = "need", need = "需求" })).Single();
        await _app.WithDbAsync(db => db.Database.ExecuteSqlAsync($"UPDATE scenario SET category = 'CategoryOfTheFuture', version = version + 1 WHERE id = {unreadable}", Ct));
        var spoilt = await ScheduledAsync(park);
        var spoil = $"ALTER TABLE list_snapshot ADD CONSTRAINT spoilt CHECK (list_id <> '{spoilt}')";
        await _app.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(spoil, Ct));
        var sound = await ScheduledAsync(other);
        await DueAsync(spoilt, minutes: 10);
        await DueAsync(sound, minutes: 1);

        await Eventually.Async(async () => (await _app.GetAsync(null, $"/lists/{sound}")).Status, status => status == 200);
        await Eventually.Async(async () => (await _app.GetAsync(null, $"/catalogue?ownerId={other.OrganizationId}")).Must(200)["total"].GetInt32(), total => total == 1);
        Assert.Equal(0, (await _app.GetAsync(null, $"/catalogue?ownerId={park.OrganizationId}")).Must(200)["total"].GetInt32());
        Assert.Equal(404, (await _app.GetAsync(null, $"/lists/{spoilt}")).Status);
        Assert.False(_app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);

        await _app.WithDbAsync(db => db.Database.ExecuteSqlAsync($"ALTER TABLE list_snapshot DROP CONSTRAINT spoilt", Ct));
        await Eventually.Async(async () => (await _app.GetAsync(null, $"/lists/{spoilt}")).Status, status => status == 200, seconds: 40);
    }

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<Guid> ScheduledAsync(TestPerson park)
    {
        var ids = (await _app.ApprovedAsync(park, new { name = "定时场景", kind = "need", need = "需求" })).Select(a => a.Id).ToList();
        var list = (await _app.PostAsync(park, "/lists", new { title = "定时清单", scenarioIds = ids })).Must(201);
        (await _app.PostAsync(park, $"/lists/{list.Id}/schedule", new { publishAt = DateTimeOffset.UtcNow.AddDays(1) }, 1)).Must(200);
        return list.Id;
    }

    private Task<int> DueAsync(Guid list, int minutes) => _app.WithDbAsync(db => db.Database.ExecuteSqlAsync(
        $"UPDATE list SET scheduled_at = clock_timestamp() - make_interval(mins => {minutes}) WHERE id = {list}", Ct));
}
