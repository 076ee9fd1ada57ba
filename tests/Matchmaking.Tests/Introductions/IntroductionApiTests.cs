using System.Net;
using ScenarioHub.Contracts.Matchmaking;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Matchmaking.Tests.Introductions;

public class IntroductionApiTests(MatchmakingApp app)
{
    private static readonly TestPerson Administrator = TestPerson.Administrator();

    [Fact]
    public async Task From_a_profile_and_a_listed_scenario_to_two_parties_that_talk()
    {
        var (park, company, words) = (TestPerson.OfPark("天府测试区"), TestPerson.OfCompany("深蓝测试公司"), Some.Words());
        Assert.Equal(HttpStatusCode.Created, (await app.ProfileAsync(company, words)).Status);
        var scenario = await app.ListAsync(park, words);

        var match = await app.SuggestedAsync(scenario.Id, Administrator);
        Assert.Equal(("inModeration", "engine"), (match["state"], match["source"]));
        Assert.NotEmpty(match.Body.GetProperty("reasons").GetProperty("terms").EnumerateArray());
        Assert.Empty(match.Body.GetProperty("conflicts").EnumerateArray());
        var offeredBefore = await app.FactsAsync<IntroductionOffered>(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(offeredBefore, fact => fact.Contains(match["id"], StringComparison.Ordinal));

        var approved = await app.PostAsync(Administrator, $"matches/{match.Id}/approve", new { note = "值得一谈" }, match.Version);
        Assert.Equal((HttpStatusCode.OK, "introduced"), (approved.Status, approved["state"]));
        Assert.Equal("acceptdecline", string.Concat((await app.GetAsync(company, $"introductions/{match.Id}")).Body.GetProperty("can").EnumerateArray()));

        var first = await app.PostAsync(company, $"introductions/{match.Id}/accept", Contact("市场部"), approved.Version);
        Assert.Equal((HttpStatusCode.OK, "introduced"), (first.Status, first["state"]));
        Assert.False((await app.GetAsync(park, $"introductions/{match.Id}")).Body.TryGetProperty("companyContact", out _));

        var second = await app.PostAsync(park, $"introductions/{match.Id}/accept", Contact("场景办"), first.Version);
        Assert.Equal("accepted", second["state"]);
        Assert.Equal("市场部", second.Body.GetProperty("companyContact").GetProperty("department").GetString());
        var seenByCompany = await app.GetAsync(company, $"introductions/{match.Id}");
        Assert.Equal("场景办", seenByCompany.Body.GetProperty("parkContact").GetProperty("department").GetString());
        Assert.False((await app.GetAsync(Administrator, $"introductions/{match.Id}")).Body.TryGetProperty("parkContact", out _));

        foreach (var (facts, count) in new[]
        {
            (await app.FactsAsync<IntroductionOffered>(TestContext.Current.CancellationToken), 1),
            (await app.FactsAsync<IntroductionAnswered>(TestContext.Current.CancellationToken), 2),
            (await app.FactsAsync<IntroductionAgreed>(TestContext.Current.CancellationToken), 1),
        })
        {
            Assert.Equal(count, facts.Count(fact => fact.Contains(match["id"], StringComparison.Ordinal)));
        }

        var ofScenario = await app.GetAsync(park, $"scenarios/{scenario.Id}/companies");
        Assert.Equal(match.Id, ofScenario.Body[0].GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task A_declined_introduction_ends_and_says_so_to_both()
    {
        var (park, company, match) = await IntroducedAsync();
        var declined = await app.PostAsync(park, $"introductions/{match.Id}/decline", new { reason = "已有供应商" }, match.Version);
        Assert.Equal("declined", declined["state"]);
        Assert.Equal("declined", (await app.GetAsync(company, $"introductions/{match.Id}"))["state"]);
        var late = await app.PostAsync(company, $"introductions/{match.Id}/accept", Contact("市场部"), declined.Version);
        Assert.Equal((HttpStatusCode.Conflict, "introduction.closed"), (late.Status, late.Code));
        var moderators = await app.GetAsync(Administrator, $"matches/{match.Id}");
        Assert.Equal(("declined", "已有供应商"), (moderators["state"], moderators["declineReason"]));
    }

    [Fact]
    public async Task Someone_elses_introduction_is_a_missing_one()
    {
        var (_, _, match) = await IntroducedAsync();
        foreach (var stranger in new[] { TestPerson.OfPark(), TestPerson.OfCompany() })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync(stranger, $"introductions/{match.Id}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await app.PostAsync(stranger, $"introductions/{match.Id}/accept", Contact("某部门"), match.Version)).Status);
            Assert.Empty((await app.GetAsync(stranger, "introductions")).Body.GetProperty("items").EnumerateArray());
        }
    }

    [Fact]
    public async Task Administrators_do_not_answer_for_a_party()
    {
        var (_, _, match) = await IntroducedAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await app.PostAsync(Administrator, $"introductions/{match.Id}/accept", Contact("平台"), match.Version)).Status);
    }

    [Fact]
    public async Task Accepting_needs_a_way_to_be_reached_and_the_version_seen()
    {
        var (park, _, match) = await IntroducedAsync();
        var unreachable = await app.PostAsync(park, $"introductions/{match.Id}/accept", new { contact = new { department = "场景办" } }, match.Version);
        Assert.Equal("introduction.contact", unreachable.Body.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await app.PostAsync(park, $"introductions/{match.Id}/accept", Contact("场景办"))).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await app.PostAsync(park, $"introductions/{match.Id}/accept", Contact("场景办"), match.Version + 5)).Status);
        Assert.Equal("introduced", (await app.GetAsync(park, $"introductions/{match.Id}"))["state"]);
    }

    private async Task<(TestPerson Park, TestPerson Company, Reply Match)> IntroducedAsync()
    {
        var (park, company, words) = (TestPerson.OfPark(), TestPerson.OfCompany($"深蓝{Guid.NewGuid():n}公司"), Some.Words());
        await app.ProfileAsync(company, words);
        var scenario = await app.ListAsync(park, words);
        var match = await app.SuggestedAsync(scenario.Id, Administrator);
        return (park, company, await app.PostAsync(Administrator, $"matches/{match.Id}/approve", new { }, match.Version));
    }

    private static object Contact(string department) => new { contact = new { department, phone = "028-00000000" } };
}
