using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Catalogue;

public class FacetAndCalendarTests(ScenariosApp app)
{
    [Fact]
    public async Task What_an_owner_keeps_from_the_public_cannot_be_counted_chosen_or_sorted_by_it()
    {
        var park = TestPerson.OfPark();
        var ids = await app.ListedAsync(
            park,
            new { name = "甲场景", kind = "need", need = "需求", investmentYuan = 900_000_000, cooperation = "purchase", registeredFields = new[] { "investmentYuan", "cooperation" } },
            new { name = "乙场景", kind = "need", need = "需求", investmentYuan = 5_000_000, cooperation = "lease" });
        var path = $"/catalogue?ownerId={park.OrganizationId}";
        var facets = (await app.GetAsync(null, $"{path}&facets=true")).Must(200)["facets"];
        Assert.Equal("1mTo10m:1", Counts(facets, "investment"));
        Assert.Equal("lease:1", Counts(facets, "mode"));
        Assert.Equal(0, (await app.GetAsync(null, $"{path}&investment=over100m")).Must(200)["total"].GetInt32());
        Assert.Equal(0, (await app.GetAsync(null, $"{path}&mode=purchase")).Must(200)["total"].GetInt32());
        Assert.Equal([ids[1], ids[0]], await IdsAsync(null, $"{path}&sort=investment"));

        var company = TestPerson.OfCompany();
        var known = (await app.GetAsync(company, $"{path}&facets=true")).Must(200)["facets"];
        Assert.Equal("1mTo10m:1 over100m:1", Counts(known, "investment"));
        Assert.Equal([ids[0]], await IdsAsync(company, $"{path}&investment=over100m"));
        Assert.Equal([ids[0]], await IdsAsync(company, $"{path}&mode=purchase"));
        Assert.Equal([ids[0], ids[1]], await IdsAsync(company, $"{path}&sort=investment"));
    }

    [Fact]
    public async Task Deadlines_fall_into_bands_and_a_month_holds_its_first_week()
    {
        var park = TestPerson.OfPark();
        var now = DateTimeOffset.UtcNow;
        await app.ListedAsync(
            park,
            new { name = "甲场景", kind = "need", need = "需求", deadline = now.AddDays(2), sandbox = true },
            new { name = "乙场景", kind = "need", need = "需求", deadline = now.AddDays(20), firstOfKind = true },
            new { name = "丙场景", kind = "need", need = "需求", deadline = now.AddDays(90) },
            new { name = "丁场景", kind = "need", need = "需求" });
        var path = $"/catalogue?ownerId={park.OrganizationId}";
        var facets = (await app.GetAsync(null, $"{path}&facets=true")).Must(200)["facets"];
        Assert.Equal("week:1 month:2 later:1 none:1", Counts(facets, "deadline"));
        Assert.Equal("false:3 true:1", Counts(facets, "sandbox"));
        Assert.Equal("false:3 true:1", Counts(facets, "firstOfKind"));
        Assert.Equal("listed:4", Counts(facets, "state"));
        Assert.Equal(2, (await IdsAsync(null, $"{path}&deadline=month")).Count);
        Assert.Single(await IdsAsync(null, $"{path}&deadline=week&sandbox=true"));

        var due = (await app.GetAsync(null, $"/catalogue/deadlines?ownerId={park.OrganizationId}&until={Uri.EscapeDataString(now.AddDays(30).ToString("O"))}")).Must(200);
        Assert.Equal(["甲场景", "乙场景"], due.Body.EnumerateArray().Select(s => s.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Choices_of_one_facet_widen_each_other_and_facets_narrow_each_other()
    {
        var park = TestPerson.OfPark();
        var ids = await app.ListedAsync(
            park,
            new { name = "甲场景", kind = "need", need = "需求", sandbox = true },
            new { name = "乙场景", kind = "opportunity", need = "需求" },
            new { name = "丙场景", kind = "offer", need = "能力" });
        var path = $"/catalogue?ownerId={park.OrganizationId}&ownerId={Guid.NewGuid()}";
        Assert.Equal([ids[0], ids[1]], (await IdsAsync(null, $"{path}&kind=need&kind=opportunity&kind=")).Order());
        Assert.Equal([ids[0]], await IdsAsync(null, $"{path}&kind=need&kind=opportunity&sandbox=true"));

        var facets = (await app.GetAsync(null, $"{path}&kind=need&kind=opportunity&facets=true")).Must(200)["facets"];
        Assert.Equal("need:1 offer:1 opportunity:1", Counts(facets, "kind"));
        Assert.Equal("false:1 true:1", Counts(facets, "sandbox"));

        Assert.Equal("invalid", (await app.GetAsync(null, path + string.Concat(Enumerable.Repeat("&kind=need", 41)))).Must(400).Code);
    }

    [Fact]
    public async Task The_feed_of_deadlines_is_a_calendar_whose_lines_are_folded()
    {
        var park = TestPerson.OfPark();
        var deadline = new DateTimeOffset(DateTimeOffset.UtcNow.Year + 1, 1, 1, 9, 0, 0, TimeSpan.Zero);
        await app.ListedAsync(park, new { name = "水质监测，含;分号", kind = "need", need = string.Concat(Enumerable.Repeat("环湖水域需要监测", 12)), deadline });
        using var client = app.As(null);
        using var response = await client.GetAsync($"/api/scenarios/catalogue/deadlines.ics?ownerId={park.OrganizationId}", TestContext.Current.CancellationToken);
        Assert.Equal("text/calendar", response.Content.Headers.ContentType!.MediaType);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var lines = System.Text.Encoding.UTF8.GetString(bytes).Split("\r\n");
        Assert.Equal("BEGIN:VCALENDAR", lines[0]);
        Assert.Contains($"DTEND:{deadline:yyyyMMdd}T090000Z", lines);
        Assert.Contains(@"SUMMARY:截止：水质监测，含\;分号", lines);
        Assert.All(lines, line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.Contains(lines, line => line.StartsWith(' '));
    }

    [Theory]
    [InlineData("investment=much", "investment")]
    [InlineData("deadline=soon", "deadline")]
    [InlineData("mode=barter", "mode")]
    [InlineData("state=lost", "state")]
    public async Task A_choice_that_does_not_exist_is_refused_by_name(string query, string field)
    {
        var error = (await app.GetAsync(null, $"/catalogue?{query}")).Must(400)["errors"][0];
        Assert.Equal((field, "field.choice"), (error.GetProperty("field").GetString(), error.GetProperty("code").GetString()));
    }

    private async Task<IReadOnlyList<Guid>> IdsAsync(TestPerson? person, string path) =>
        [.. (await app.GetAsync(person, path)).Must(200)["items"].EnumerateArray().Select(i => i.GetProperty("id").GetGuid())];

    private static string Counts(System.Text.Json.JsonElement facets, string name) => string.Join(' ', facets.GetProperty(name).EnumerateArray()
        .Select(v => $"{v.GetProperty("value").GetString()}:{v.GetProperty("count").GetInt32()}"));
}
