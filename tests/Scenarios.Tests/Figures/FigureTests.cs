using System.Text;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Figures;

public class FigureTests(ScenariosApp app)
{
    [Fact]
    public async Task A_park_counts_its_own_scenarios_by_state_kind_and_progress()
    {
        var (park, other) = (TestPerson.OfPark(), TestPerson.OfPark());
        await app.ListedAsync(park, new { name = "甲场景", kind = "need", need = "需求" }, new { name = "乙场景", kind = "opportunity", need = "机会" });
        await app.DraftAsync(park);
        await app.DraftAsync(other);
        var figures = (await app.GetAsync(park, "/mine/figures")).Must(200);
        Assert.Equal(3, figures["total"].GetInt64());
        Assert.Equal("listed:2 draft:1", Counts(figures["states"]));
        Assert.Equal("notStarted:2", Counts(figures["progress"]));
        Assert.Equal(0, figures["overdue"].GetInt64());
        Assert.Equal(["approval", "listing"], figures["times"].EnumerateArray().Select(time => time.GetProperty("step").GetString()));
        Assert.Equal(0, (await app.GetAsync(park, "/mine/figures?year=2001")).Must(200)["total"].GetInt64());
    }

    [Fact]
    public async Task The_figures_are_a_table_for_Excel_too()
    {
        var park = TestPerson.OfPark();
        await app.DraftAsync(park);
        using var client = app.As(park);
        using var response = await client.GetAsync("/api/scenarios/mine/figures.csv", TestContext.Current.CancellationToken);
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Contains("场景状态,草稿,1\r\n", Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public async Task Only_parks_have_figures_and_only_of_years_that_exist()
    {
        Assert.Equal(401, (await app.GetAsync(null, "/mine/figures")).Status);
        Assert.Equal(403, (await app.GetAsync(TestPerson.OfCompany(), "/mine/figures")).Status);
        Assert.Equal(403, (await app.GetAsync(TestPerson.OfCompany(), "/mine/figures.csv")).Status);
        Assert.Equal(400, (await app.GetAsync(TestPerson.OfPark(), "/mine/figures?year=1")).Status);
    }

    private static string Counts(System.Text.Json.JsonElement figures) =>
        string.Join(' ', figures.EnumerateArray().Select(f => $"{f.GetProperty("value").GetString()}:{f.GetProperty("count").GetInt64()}"));
}
