using System.Net;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Audit;

public class AuditSearchTests(BiddingApp app)
{
    [Fact]
    public async Task The_trail_is_searched_by_act_person_and_time()
    {
        var stage = new Stage(app);
        await stage.OpenAsync();
        var from = Uri.EscapeDataString(DateTimeOffset.UtcNow.AddHours(-1).ToString("O"));
        Assert.Equal(2, await CountAsync(stage.Park, $"?act=challenge.&person={stage.Park.PersonId}&from={from}"));
        Assert.Equal(1, await CountAsync(stage.Park, "?act=challenge.approved"));
        Assert.Equal(0, await CountAsync(stage.Park, $"?to={from}"));
        Assert.Equal(0, await CountAsync(TestPerson.OfPark(), $"?subject={stage.ChallengeId}"));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    public async Task An_export_has_what_the_reader_may_see_and_nothing_of_a_sealed_bid(string format)
    {
        var (stage, bidder, administrator) = (new Stage(app), TestPerson.OfCompany(), TestPerson.Administrator());
        await stage.OpenAsync();
        var bid = (await stage.SubmittedAsync(bidder)).GetProperty("id").GetGuid();
        var text = await ExportAsync(administrator, format);
        Assert.Contains(stage.ChallengeId.ToString(), text);
        Assert.DoesNotContain(bid.ToString(), text);
        Assert.Contains(bid.ToString(), await ExportAsync(bidder, format));
        Assert.Equal(1, await CountAsync(administrator, $"?act=audit.exported&person={administrator.PersonId}"));
    }

    [Fact]
    public async Task An_unknown_format_is_refused()
    {
        var refused = await app.GetAsync(TestPerson.Administrator(), "/audit/export?format=xls", HttpStatusCode.BadRequest);
        Assert.Equal("format", refused.GetProperty("errors")[0].GetProperty("field").GetString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.SendAsync(null, HttpMethod.Get, "/audit/export")).StatusCode);
    }

    private async Task<int> CountAsync(TestPerson who, string query) => (await app.GetAsync(who, $"/audit{query}")).GetProperty("items").GetArrayLength();

    private async Task<string> ExportAsync(TestPerson who, string format)
    {
        using var response = await app.SendAsync(who, HttpMethod.Get, $"/audit/export?format={format}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
