using System.Xml.Linq;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests;

public class OddTextTests(ScenariosApp app)
{
    [Fact]
    public async Task A_text_out_of_a_word_processor_and_an_emoji_at_the_cut_leave_the_feed_sound()
    {
        var park = TestPerson.OfPark();
        var need = new string('长', 299) + "😀" + new string('长', 50);
        await app.ListedAsync(park, new { name = "第一行\v第二行\u0001", kind = "need", need }, new { name = "乙场景", kind = "need", need = "需求" });
        using var client = app.As(null);
        var feed = XDocument.Parse(await client.GetStringAsync($"/api/scenarios/open-data/parks/{park.OrganizationId}/feed.atom", TestContext.Current.CancellationToken));
        Assert.Equal(2, feed.Root!.Elements("{http://www.w3.org/2005/Atom}entry").Count());
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("0001-01-02T00:00:00Z")]
    public async Task An_instant_at_the_end_of_the_calendar_is_refused_at_its_field(string deadline)
    {
        var refused = (await app.PostAsync(TestPerson.OfPark(), "/", new { name = "无尽的截止", kind = "need", need = "需求", deadline })).Must(400);
        Assert.Equal(("deadline", "field.malformed"), (refused["errors"][0].GetProperty("field").GetString(), refused["errors"][0].GetProperty("code").GetString()));
    }

    [Fact]
    public async Task An_import_with_such_an_instant_says_so_and_does_not_fail()
    {
        var answer = await app.ImportAsync(TestPerson.OfPark(), "a.csv", "name,kind,need,deadline\n场景,need,需求,9999-12-31\n");
        Assert.Equal(400, answer.Status);
        Assert.Contains("\"import.", answer.Body.ToString(), StringComparison.Ordinal);
    }
}
