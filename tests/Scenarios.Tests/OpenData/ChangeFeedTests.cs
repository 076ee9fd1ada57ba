using Microsoft.EntityFrameworkCore;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.OpenData;

public class ChangeFeedTests(ScenariosApp app)
{
    private const int Writers = 50;
    private const int ActsOfEach = 4;

    [Fact]
    public async Task A_reader_beside_fifty_writers_sees_every_change_once_and_in_order()
    {
        var start = await EndAsync();
        var parks = Enumerable.Range(0, Writers).Select(_ => TestPerson.OfPark()).ToList();
        var writing = Task.WhenAll(parks.Select(WriteAsync));
        var seen = new List<(long Position, string Act, Guid Subject)>();
        var next = start;
        while (!writing.IsCompleted)
        {
            next = await ReadOnAsync(next, seen);
        }

        var written = (await writing).SelectMany(acts => acts).ToList();
        await ReadOnAsync(next, seen);
        var own = seen.Where(c => written.Select(w => w.Subject).Contains(c.Subject) && c.Act != "release").ToList();
        Assert.Equal(Writers * ActsOfEach, written.Count);
        Assert.Equal(written.Order(), own.Select(c => (c.Subject, c.Act)).Order());
        Assert.Equal(seen.Select(c => c.Position).Order().Distinct(), seen.Select(c => c.Position));

        // In commit order: a scenario is listed before it is withdrawn.
        Assert.All(own.GroupBy(c => c.Subject), acts => Assert.Equal("scenario.listed", acts.First().Act));
    }

    [Fact]
    public async Task What_was_not_committed_is_in_no_feed_and_leaves_no_hole_that_a_reader_waits_at()
    {
        var park = TestPerson.OfPark();
        var start = await EndAsync();
        await app.WithDbAsync(async db =>
        {
            await using var never = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            return await db.Database.ExecuteSqlRawAsync(
                "INSERT INTO change (act, subject, owner_id) VALUES ('scenario.listed', gen_random_uuid(), gen_random_uuid()); SET CONSTRAINTS ALL IMMEDIATE",
                TestContext.Current.CancellationToken);
        });
        var id = (await app.ListedAsync(park, new { name = "水质监测", kind = "need", need = "需求" })).Single();
        var seen = new List<(long, string, Guid Subject)>();
        await ReadOnAsync(start, seen);
        Assert.Contains(id, seen.Select(c => c.Subject));
    }

    [Theory]
    [InlineData("after=-1")]
    [InlineData("limit=0")]
    [InlineData("limit=1001")]
    public async Task A_wrong_question_is_refused(string query) => (await app.GetAsync(null, $"/open-data/changes?{query}")).Must(400);

    /// <summary>Two scenarios are listed in one act, one is withdrawn, and the challenge on the other one opens elsewhere.</summary>
    private async Task<IEnumerable<(Guid Subject, string Act)>> WriteAsync(TestPerson park)
    {
        var ids = await app.ListedAsync(park, new { name = "甲场景", kind = "need", need = "需求" }, new { name = "乙场景", kind = "need", need = "需求" });
        (await app.PostAsync(park, $"/{ids[0]}/withdraw", new { reason = "不再需要" }, 4)).Must(200);
        await app.PublishAsync(new Life(park, ids[1]).Opened);
        await Eventually.Async(() => app.GetAsync(park, $"/{ids[1]}"), a => a.State == "bidding", 60);
        return [(ids[0], "scenario.listed"), (ids[1], "scenario.listed"), (ids[0], "scenario.withdrawn"), (ids[1], "scenario.state")];
    }

    private async Task<long> EndAsync() => await ReadOnAsync(0, []);

    private async Task<long> ReadOnAsync(long after, List<(long Position, string Act, Guid Subject)> seen)
    {
        while (true)
        {
            var batch = (await app.GetAsync(null, $"/open-data/changes?after={after}&limit=1000")).Must(200);
            seen.AddRange(batch["items"].EnumerateArray().Select(c => (c.GetProperty("position").GetInt64(), c.GetProperty("act").GetString()!, c.GetProperty("subject").GetGuid())));
            after = batch["next"].GetInt64();
            if (!batch["more"].GetBoolean())
            {
                return after;
            }
        }
    }
}
