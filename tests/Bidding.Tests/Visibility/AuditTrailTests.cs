using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Visibility;

public class AuditTrailTests(BiddingApp app)
{
    [Fact]
    public async Task The_whole_trail_tells_an_administrator_nothing_of_a_sealed_bid_and_all_of_it_after_the_opening()
    {
        var (stage, bidder, administrator) = (new Stage(app), TestPerson.OfCompany(), TestPerson.Administrator());
        await stage.OpenAsync();
        var id = (await stage.SubmittedAsync(bidder)).GetProperty("id").GetGuid();
        var before = await AllAsync(administrator);
        Assert.Contains(before, entry => entry.Contains(stage.ChallengeId.ToString()));
        Assert.DoesNotContain(before, entry => entry.Contains(id.ToString()) || entry.Contains(bidder.OrganizationId.ToString()));

        // A running number would count what is left out.
        Assert.DoesNotContain(before, entry => entry.Contains("\"seq\""));
        await stage.CloseAsync();
        Assert.DoesNotContain(await AllAsync(administrator), entry => entry.Contains(bidder.OrganizationId.ToString()));
        await stage.ActAsync("opening");
        var after = await AllAsync(administrator);
        Assert.Contains(after, entry => entry.Contains(id.ToString()) && entry.Contains("bid.submitted"));
        Assert.Contains(after, entry => entry.Contains(stage.ChallengeId.ToString()) && entry.Contains("challenge.key-released"));
    }

    [Fact]
    public async Task Paging_shows_every_entry_once_also_where_several_share_an_instant()
    {
        var person = TestPerson.OfCompany();
        for (var group = 0; group < 3; group++)
        {
            await app.SqlAsync(
                "INSERT INTO audit (at, organization, act, subject) SELECT now() - $2, $1, 'test', gen_random_uuid() FROM generate_series(1, 5)",
                person.OrganizationId, TimeSpan.FromMinutes(group));
        }

        var entries = await AllAsync(person, 3);
        Assert.Equal((15, 15), (entries.Count, entries.Distinct().Count()));
    }

    [Fact]
    public async Task A_park_does_not_learn_from_the_trail_who_asked()
    {
        var (stage, asker) = (new Stage(app), TestPerson.OfCompany());
        await stage.OpenAsync();
        await app.AskAsync(asker, HttpMethod.Post, $"{stage.Path}/questions", new { text = "指标如何检测？" });
        Assert.DoesNotContain(await AllAsync(stage.Park), entry => entry.Contains(asker.OrganizationId.ToString()));
        Assert.Contains(await AllAsync(asker), entry => entry.Contains("question.asked"));
    }

    private async Task<List<string>> AllAsync(TestPerson who, int size = 100)
    {
        var entries = new List<string>();
        var after = "";
        do
        {
            var page = await app.GetAsync(who, $"/audit?limit={size}{after}");
            entries.AddRange(page.GetProperty("items").EnumerateArray().Select(e => e.GetRawText()));
            after = page.TryGetProperty("next", out var next) ? $"&after={next.GetString()}" : null;
        }
        while (after is not null);
        return entries;
    }
}
