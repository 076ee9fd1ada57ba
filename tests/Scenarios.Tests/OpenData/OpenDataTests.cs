using System.Text.Json;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Scenarios.OpenData.Ocds;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.OpenData;

public class OpenDataTests(ScenariosApp app)
{
    [Fact]
    public async Task A_scenario_is_told_from_planning_to_implementation_in_valid_releases()
    {
        var park = TestPerson.OfPark();
        var scenario = (await app.ListedAsync(park, new { name = "水质监测场景", kind = "need", need = "环湖水质监测", investmentYuan = 3_000_000, deadline = DateTimeOffset.UtcNow.AddDays(60) })).Single();
        var ocid = $"ocds-000000-{(await app.GetAsync(null, $"/catalogue/{scenario}"))["number"].GetString()}";
        await ReleasesAsync(ocid, 1);
        var life = new Life(park, scenario);
        await TellAsync(ocid, life.Opened, 2);
        await TellAsync(ocid, life.Moved, 3);
        await TellAsync(ocid, life.Closed, 4);
        await TellAsync(ocid, life.Noticed, 5);
        await TellAsync(ocid, life.Awarded, 6);
        await TellAsync(ocid, life.Signed, 7);
        await TellAsync(ocid, life.Progressed, 8);
        await TellAsync(ocid, life.Amended, 9);
        var package = await TellAsync(ocid, life.Done, 10);

        var releases = package.GetProperty("releases").EnumerateArray().ToList();
        Assert.Equal(
            ["planning", "tender", "tenderAmendment", "tenderUpdate", "award", "tenderUpdate awardUpdate", "contract", "implementation", "contractAmendment", "contractTermination"],
            releases.Select(r => string.Join(' ', r.GetProperty("tag").EnumerateArray().Select(t => t.GetString()))));
        Assert.Empty(await OcdsSchemas.WrongWithReleasesAsync(package));
        Assert.Empty(OcdsChecks.Wrong(releases));
        Assert.Equal(3, releases[4].GetProperty("bids").GetProperty("statistics")[0].GetProperty("value").GetInt32());
        Assert.Equal("met", releases[^1].GetProperty("contracts")[0].GetProperty("implementation").GetProperty("milestones")[0].GetProperty("status").GetString());

        var record = (await app.GetAsync(null, $"/open-data/records/{ocid}")).Must(200).Body;
        Assert.Empty(await OcdsSchemas.WrongWithRecordsAsync(record));
        Assert.Equal(10, record.GetProperty("records")[0].GetProperty("releases").GetArrayLength());
    }

    [Fact]
    public async Task The_schemas_and_checks_find_what_is_wrong()
    {
        var broken = JsonDocument.Parse(
            """
            {"uri":"x","version":"1.1","publisher":{"name":"p"},"publishedDate":"2026-01-01T00:00:00Z","releases":[
              {"ocid":"o","id":"1","date":"not a date","tag":["nonsense"],"initiationType":"tender","buyer":{"id":"nobody"},"parties":[]}]}
            """).RootElement;
        Assert.NotEmpty(await OcdsSchemas.WrongWithReleasesAsync(broken));
        var sound = JsonDocument.Parse("""{"id":"1","date":"2026-01-02T00:00:00Z","tag":["award"],"buyer":{"id":"nobody"},"parties":[]}""").RootElement;
        var earlier = JsonDocument.Parse("""{"id":"1","date":"2026-01-01T00:00:00Z","tag":[],"buyer":{"id":"nobody"},"parties":[]}""").RootElement;
        Assert.Equal(5, OcdsChecks.Wrong([sound, earlier]).Count);
    }

    [Fact]
    public async Task A_field_kept_to_registered_readers_is_in_no_release()
    {
        var park = TestPerson.OfPark();
        var scenario = (await app.ListedAsync(
            park, new { name = "内部金额", kind = "need", need = "需求", investmentYuan = 7_654_321, registeredFields = new[] { "investmentYuan" } })).Single();
        var ocid = $"ocds-000000-{(await app.GetAsync(null, $"/catalogue/{scenario}"))["number"].GetString()}";
        Assert.DoesNotContain("7654321", (await ReleasesAsync(ocid, 1)).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_challenge_by_itself_and_a_second_one_on_a_scenario_are_processes_of_their_own()
    {
        var park = TestPerson.OfPark();
        var scenario = (await app.ListedAsync(park, new { name = "两次揭榜", kind = "need", need = "需求" })).Single();
        var number = (await app.GetAsync(null, $"/catalogue/{scenario}"))["number"].GetString();
        await ReleasesAsync($"ocds-000000-{number}", 1);
        var (first, second) = (new Life(park, scenario), new Life(park, scenario));
        await TellAsync($"ocds-000000-{number}", first.Opened, 2);
        var failed = await TellAsync($"ocds-000000-{number}", first.Failed, 3);
        Assert.Equal("unsuccessful", failed.GetProperty("releases")[2].GetProperty("tender").GetProperty("status").GetString());
        var other = await TellAsync($"ocds-000000-{second.Number}", second.Opened, 1);
        Assert.Equal($"ocds-000000-{number}", other.GetProperty("releases")[0].GetProperty("relatedProcesses")[0].GetProperty("identifier").GetString());
        Assert.Empty(await OcdsSchemas.WrongWithReleasesAsync(other));
    }

    [Fact]
    public async Task A_fact_that_comes_before_its_opening_waits_for_it_and_a_repeated_one_makes_no_release()
    {
        var life = new Life(TestPerson.OfPark(), null);
        await app.PublishAsync(life.Closed);
        await app.PublishAsync(life.Opened);
        await app.PublishAsync(life.Opened);
        var package = await ReleasesAsync($"ocds-000000-{life.Number}", 2);
        await app.PublishAsync(life.Closed);
        var other = new Life(TestPerson.OfPark(), null);
        await TellAsync($"ocds-000000-{other.Number}", other.Opened, 1);
        Assert.Equal(2, (await app.GetAsync(null, $"/open-data/processes/ocds-000000-{life.Number}"))["releases"].GetArrayLength());
        Assert.Equal("active", package.GetProperty("releases")[1].GetProperty("tender").GetProperty("status").GetString());
    }

    [Fact]
    public async Task Releases_are_paged_by_day_and_the_index_names_the_days()
    {
        var life = new Life(TestPerson.OfPark(), null);
        await TellAsync($"ocds-000000-{life.Number}", life.Opened, 1);
        var index = (await app.GetAsync(null, "/open-data")).Must(200);
        var day = index["days"][0];
        var (page, found) = (1, new List<string?>());
        while (true)
        {
            var package = (await app.GetAsync(null, $"/open-data/releases/{day.GetProperty("date").GetString()}?page={page++}")).Must(200).Body;
            Assert.InRange(package.GetProperty("releases").GetArrayLength(), 1, 100);
            found.AddRange(package.GetProperty("releases").EnumerateArray().Select(r => r.GetProperty("id").GetString()));
            if (!package.TryGetProperty("links", out var links) || !links.TryGetProperty("next", out _))
            {
                break;
            }
        }

        Assert.Equal(found.Count, found.Distinct().Count());
        Assert.True(found.Count >= day.GetProperty("releases").GetInt32());
        (await app.GetAsync(null, "/open-data/releases/1999-01-01")).Must(404);
        Assert.Equal("field.range", (await app.GetAsync(null, "/open-data/releases/1999-01-01?page=0")).Must(400)["errors"].EnumerateArray().First().GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_feed_of_a_park_is_sound_Atom_and_holds_what_it_published()
    {
        var park = TestPerson.OfPark();
        var ids = await app.ListedAsync(park, new { name = "甲 <场景>", kind = "need", need = "需求 & 痛点" }, new { name = "乙场景", kind = "need", need = "需求" });
        using var client = app.As(null);
        using var answer = await client.GetAsync($"/api/scenarios/open-data/parks/{park.OrganizationId}/feed.atom", TestContext.Current.CancellationToken);
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType?.MediaType);
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!;
        Assert.Equal(ids.Select(id => $"urn:uuid:{id}").Order(), feed.Elements(atom + "entry").Select(e => e.Element(atom + "id")!.Value).Order());
        Assert.All(new[] { "id", "title", "updated", "author" }, name => Assert.NotNull(feed.Element(atom + name)));
        Assert.All(feed.Elements(atom + "entry"), e => Assert.NotNull(e.Element(atom + "updated")));
        (await app.GetAsync(null, $"/open-data/parks/{Guid.NewGuid()}/feed.atom")).Must(404);
    }

    [Fact]
    public async Task A_release_in_the_database_refuses_to_be_changed()
    {
        var life = new Life(TestPerson.OfPark(), null);
        await TellAsync($"ocds-000000-{life.Number}", life.Opened, 1);
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => app.WithDbAsync(
            db => db.Database.ExecuteSqlRawAsync("UPDATE release SET tags = ARRAY[]::text[]")));
        Assert.Contains("a release never changes", refused.Message, StringComparison.Ordinal);
    }

    private async Task<JsonElement> TellAsync<T>(string ocid, T fact, int releases)
        where T : class
    {
        await app.PublishAsync(fact);
        return await ReleasesAsync(ocid, releases);
    }

    private async Task<JsonElement> ReleasesAsync(string ocid, int count) => (await Eventually.Async(
        () => app.GetAsync(null, Links.Process(ocid)["/api/scenarios".Length..]),
        answer => answer.Status == 200 && answer["releases"].GetArrayLength() == count)).Body;
}
