using System.Net;
using System.Text.Json;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Eligibility;

public class EligibilityApiTests(BiddingApp app)
{
    [Fact]
    public async Task Every_condition_is_told_with_its_rule_and_what_is_wrong()
    {
        var (stage, bidder) = (new Stage(app), TestPerson.OfCompany());
        await stage.OpenAsync();
        Assert.All((await app.GetAsync(bidder, $"{stage.Path}/eligibility")).EnumerateArray(), r => Assert.True(r.GetProperty("ok").GetBoolean()));
        var bid = await stage.BeginAsync(bidder, new { ownYuan = 100, publicYuan = 300 });
        var rules = (await app.GetAsync(bidder, $"/bids/{bid.GetProperty("id").GetGuid()}/eligibility")).EnumerateArray().ToList();
        var rate = rules.Single(r => r.GetProperty("code").GetString() == "bid.public-rate");
        Assert.Equal(("财政经费不超过总经费的 50%。", "财政经费不超过总经费的 50%，即 200 元。"), (rate.GetProperty("rule").GetString(), rate.GetProperty("wrong").GetString()));
        string[] broken = ["bid.commitment-missing", "bid.pledge-missing", "bid.public-rate"];
        Assert.Equal(broken, rules.Where(r => !r.GetProperty("ok").GetBoolean()).Select(r => r.GetProperty("code").GetString()).Order());
        await app.GetAsync(TestPerson.OfCompany(), $"/bids/{bid.GetProperty("id").GetGuid()}/eligibility", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_related_organisation_is_refused_until_the_relation_is_long_over()
    {
        var (stage, administrator) = (new Stage(app), TestPerson.Administrator());
        var bidder = TestPerson.OfCompany($"关联公司{Guid.NewGuid().ToString()[..6]}");
        var park = stage.Park with { OrganizationName = $"关联园区{Guid.NewGuid().ToString()[..6]}" };
        await KnownAsync(bidder, "company");
        await KnownAsync(park, "park");
        await stage.OpenAsync();
        var input = new { a = bidder.OrganizationName, b = park.OrganizationName, kind = "equity", source = "公示信息" };
        var entered = await app.AskAsync(administrator, HttpMethod.Post, "/affiliations", input, expected: HttpStatusCode.Created);
        await app.AskAsync(administrator, HttpMethod.Post, "/affiliations", input, expected: HttpStatusCode.Conflict);
        var bid = await stage.BeginAsync(bidder);
        var refused = await stage.SubmitAsync(bidder, bid, HttpStatusCode.Conflict);
        Assert.Equal("bid.affiliated", refused.GetProperty("code").GetString());
        Assert.Contains(bidder.OrganizationName, refused.GetProperty("title").GetString());
        await app.AskAsync(administrator, HttpMethod.Post, $"/affiliations/{entered.GetProperty("id").GetGuid()}/end");
        await stage.SubmitAsync(bidder, bid, HttpStatusCode.Conflict);
        await app.SqlAsync("UPDATE affiliation SET ended_at = now() - interval '4 years' WHERE id = $1", entered.GetProperty("id").GetGuid());
        await stage.SubmitAsync(bidder, bid);
    }

    [Theory]
    [InlineData("failed", false, "1 year", true)]
    [InlineData("quit", false, "35 months", true)]
    [InlineData("misconduct", false, "37 months", false)]
    [InlineData("failed", true, "1 year", false)]
    [InlineData("late", false, "1 year", false)]
    public async Task Bad_credit_counts_for_the_years_of_the_scheme_and_diligence_is_spared(string kind, bool diligent, string ago, bool counts)
    {
        var (stage, bidder) = (new Stage(app), TestPerson.OfCompany());
        await stage.OpenAsync();
        await app.SqlAsync(
            $"INSERT INTO credit_record (id, organization_id, kind, diligent, reason, at) VALUES (gen_random_uuid(), $1, $2, $3, '验收未通过', now() - interval '{ago}')",
            bidder.OrganizationId, kind, diligent);
        var bid = await stage.BeginAsync(bidder);
        var answer = await stage.SubmitAsync(bidder, bid, counts ? HttpStatusCode.Conflict : HttpStatusCode.OK);
        Assert.Equal(counts ? "bid.bad-credit" : "submitted", answer.GetProperty(counts ? "code" : "state").GetString());
    }

    [Fact]
    public async Task Nobody_but_an_administrator_keeps_affiliations()
    {
        TestPerson?[] others = [null, TestPerson.OfPark(), TestPerson.OfCompany(), TestPerson.Supervisor()];
        foreach (var other in others)
        {
            using var list = await app.SendAsync(other, HttpMethod.Get, "/affiliations");
            using var enter = await app.SendAsync(other, HttpMethod.Post, "/affiliations", new { a = "甲甲", b = "乙乙", kind = "equity" });
            Assert.All([list, enter], refused => Assert.True(refused.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden));
        }
    }

    private async Task KnownAsync(TestPerson who, string kind)
    {
        await app.PublishAsync(new OrganizationChanged(
            who.OrganizationId, 1, kind, who.OrganizationName, "91440300708461136T", "440300", "verified", null, DateTimeOffset.UtcNow));
        await Eventually.Async(() => app.SqlAsync("SELECT kind FROM known_organization WHERE id = $1", who.OrganizationId), known => known is not null);
    }
}
