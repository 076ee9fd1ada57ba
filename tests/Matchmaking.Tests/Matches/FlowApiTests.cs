using System.Net;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Matchmaking;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Matchmaking.Introductions;
using ScenarioHub.Matchmaking.Suggestions;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Matchmaking.Tests.Matches;

public class FlowApiTests(MatchmakingApp app)
{
    private static readonly TestPerson Administrator = TestPerson.Administrator();

    [Fact]
    public async Task An_agency_proposes_for_a_park_that_authorises_it_and_for_no_other()
    {
        var (park, agency, company) = (TestPerson.OfPark(), TestPerson.Of("测试机构", OrganizationKinds.Agency), TestPerson.OfCompany($"丙{Guid.NewGuid():n}"));
        var profile = await app.ProfileAsync(company, Some.Words());
        var scenario = await app.ListAsync(park, Some.Words());
        var command = new { scenarioId = scenario.Id, profileId = profile.Id, note = "场景机构推荐" };
        await Eventually.Async(() => app.PostAsync(agency, "matches", command), r => r.Code == "match.not-yours");
        var (grant, now) = (Guid.CreateVersion7(), DateTimeOffset.UtcNow);
        await app.PublishAsync(new AgencyAuthorizationChanged(grant, 1, new Party(park.OrganizationId, park.OrganizationName), new Party(agency.OrganizationId, agency.OrganizationName), true, null, now));
        var proposed = await Eventually.Async(() => app.PostAsync(agency, "matches", command), r => r.Status == HttpStatusCode.Created);
        var queued = await app.GetAsync(Administrator, $"matches/{proposed.Id}");
        Assert.Equal(("person", "测试机构"), (queued["source"], queued["suggestedBy"]));
        await app.PublishAsync(new AgencyAuthorizationChanged(grant, 2, new Party(park.OrganizationId, park.OrganizationName), new Party(agency.OrganizationId, agency.OrganizationName), false, null, now));
        await Eventually.Async(() => app.PostAsync(agency, "matches", command), r => r.Code == "match.not-yours");
    }

    [Fact]
    public async Task Notes_stay_among_moderators_and_reasons_are_kept_as_decisions()
    {
        var (park, company, match) = await SuggestedAsync();
        Assert.Equal(HttpStatusCode.OK, (await app.PostAsync(Administrator, $"matches/{match.Id}/notes", new { text = "问过园区" })).Status);
        var seen = await app.GetAsync(Administrator, $"matches/{match.Id}");
        Assert.Equal("问过园区", seen.Body.GetProperty("notes")[0].GetProperty("text").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await app.PostAsync(Administrator, $"matches/{Guid.NewGuid()}/notes", new { text = "无" })).Status);
        foreach (var party in new[] { park, company })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await app.GetAsync(party, $"matches/{match.Id}")).Status);
        }

        var rejected = await app.PostAsync(Administrator, $"matches/{match.Id}/reject", new { reason = "缺少资质", code = "qualification" }, match.Version);
        Assert.Equal(("rejected", "qualification"), (rejected["state"], rejected["reasonCode"]));
        var decision = await app.WithDbAsync(db => db.Decisions.SingleAsync(d => d.ScenarioId == match.Body.GetProperty("scenario").GetProperty("id").GetGuid()));
        Assert.Equal(("moderation", false, "qualification"), (decision.Kind, decision.Wanted, decision.ReasonCode));
    }

    [Fact]
    public async Task The_queue_is_sorted_by_age_and_cut_by_score_and_source()
    {
        var (_, _, match) = await SuggestedAsync();
        var scenario = match.Body.GetProperty("scenario").GetProperty("id").GetGuid();
        foreach (var (query, count) in new[] { ("sort=age", 1), ("minScore=0.01", 1), ("minScore=1", 0), ("source=engine", 1), ("source=person", 0), ("second=true", 0), ("second=false", 1) })
        {
            var found = await app.GetAsync(Administrator, $"matches?scenarioId={scenario}&{query}");
            Assert.True(count == found.Body.GetProperty("items").GetArrayLength(), $"{query}: {found}");
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await app.GetAsync(Administrator, "matches?sort=name")).Status);
        var page = await app.GetAsync(Administrator, "matches?sort=age&limit=1");
        var next = await app.GetAsync(Administrator, $"matches?sort=age&limit=1&after={page["next"]}");
        Assert.True(page.Body.GetProperty("items")[0].GetProperty("createdAt").GetDateTimeOffset() <= next.Body.GetProperty("items")[0].GetProperty("createdAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task What_is_parked_until_a_day_comes_back_on_it()
    {
        var (_, _, match) = await SuggestedAsync();
        var parked = await app.PostAsync(Administrator, $"matches/{match.Id}/park", new { reason = "等招标", until = DateTimeOffset.UtcNow.AddDays(2) }, match.Version);
        Assert.Equal("parked", parked["state"]);
        await app.WithDbAsync(db => db.Database.ExecuteSqlAsync($"UPDATE match SET parked_until = now() - interval '1 minute' WHERE id = {match.Id}"));
        await app.WithDbAsync(async db => { while (await StaleSweep.WakeNextAsync(db, new(), TestContext.Current.CancellationToken)) { } return 0; });
        await Eventually.Async(() => app.GetAsync(Administrator, $"matches/{match.Id}"), m => m["state"] == "inModeration");
    }

    [Fact]
    public async Task A_talk_is_recorded_reminded_of_and_ends_with_its_value()
    {
        var (park, company, match) = await SuggestedAsync();
        var version = (await app.PostAsync(Administrator, $"matches/{match.Id}/approve", new { }, match.Version)).Version;
        var contact = new { contact = new { department = "业务部", phone = "028-00000000" } };
        var talk = new { channel = "meeting", heldOn = "2026-01-10", text = "初步交流", nextStep = "报价" };
        Assert.Equal("introduction.not-talking", (await app.PostAsync(park, $"introductions/{match.Id}/talks", talk, version)).Code);
        version = (await app.PostAsync(park, $"introductions/{match.Id}/accept", contact, version)).Version;
        await MakeStaleAsync(match.Id);
        var stale = Assert.Single(await StaleFactsAsync(match.Id));
        Assert.Contains(company.OrganizationId.ToString(), stale[stale.IndexOf("emind", StringComparison.Ordinal)..], StringComparison.Ordinal);
        version = (await app.PostAsync(company, $"introductions/{match.Id}/accept", contact, version)).Version;

        var talked = await app.PostAsync(park, $"introductions/{match.Id}/talks", talk, version);
        Assert.True(talked["state"] == "talking", talked.ToString());
        Assert.Equal("报价", (await app.GetAsync(company, $"introductions/{match.Id}")).Body.GetProperty("talks")[0].GetProperty("nextStep").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await app.PostAsync(TestPerson.OfPark(), $"introductions/{match.Id}/talks", talk, talked.Version)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await app.PostAsync(Administrator, $"introductions/{match.Id}/end", new { end = "agreed" }, talked.Version)).Status);
        await MakeStaleAsync(match.Id);
        Assert.Equal(2, (await StaleFactsAsync(match.Id, 2)).Count);
        var ended = await app.PostAsync(company, $"introductions/{match.Id}/end", new { end = "agreed", value = 1200000 }, talked.Version);
        Assert.Equal(("agreed", "1200000"), (ended["state"], ended["value"]));
        Assert.Empty(ended.Body.GetProperty("can").EnumerateArray());
        await MakeStaleAsync(match.Id);
        Assert.Equal(2, (await StaleFactsAsync(match.Id, 2)).Count);
    }

    [Fact]
    public async Task A_block_settles_what_waits_and_keeps_the_pair_apart_on_every_path()
    {
        var (park, company, match) = await SuggestedAsync();
        var scenario = match.Body.GetProperty("scenario").GetProperty("id").GetGuid();
        Assert.Equal("block.self", (await app.PutAsync(company, $"blocks/{company.OrganizationId}", new { active = true }, 0)).Code);
        var blocked = await app.PutAsync(company, $"blocks/{park.OrganizationId}", new { active = true, reason = "诉讼中" }, 0);
        Assert.Equal((HttpStatusCode.OK, "1"), (blocked.Status, blocked["version"]));
        Assert.Single((await app.GetAsync(company, "blocks")).Body.EnumerateArray());
        Assert.Empty((await app.GetAsync(park, "blocks")).Body.EnumerateArray());
        Assert.Equal("rejected", (await app.GetAsync(Administrator, $"matches/{match.Id}"))["state"]);
        Assert.DoesNotContain(scenario, await RecommendedAsync(company));
        var profile = match.Body.GetProperty("profile").GetProperty("id").GetGuid();
        foreach (var who in new[] { park, company, Administrator })
        {
            var proposed = await app.PostAsync(who, "matches", new { scenarioId = scenario, profileId = profile, note = "再试" });
            Assert.Equal((HttpStatusCode.Conflict, "conflict.blocked"), (proposed.Status, proposed.Code));
        }

        Assert.Equal(HttpStatusCode.OK, (await app.PutAsync(company, $"blocks/{park.OrganizationId}", new { active = false }, 1)).Status);
        Assert.Contains(scenario, await RecommendedAsync(company));
    }

    [Fact]
    public async Task Not_interested_hides_the_scenario_settles_the_suggestion_and_can_be_taken_back()
    {
        var (_, company, match) = await SuggestedAsync();
        var scenario = match.Body.GetProperty("scenario").GetProperty("id").GetGuid();
        Assert.Contains(scenario, await RecommendedAsync(company));
        Assert.Equal(HttpStatusCode.BadRequest, (await app.PostAsync(company, $"recommendations/{scenario}/dismiss", new { })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await app.PostAsync(company, $"recommendations/{Guid.NewGuid()}/dismiss", new { reason = "field" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await app.PostAsync(company, $"recommendations/{scenario}/dismiss", new { reason = "region", note = "太远" })).Status);
        Assert.DoesNotContain(scenario, await RecommendedAsync(company));
        Assert.Equal("rejected", (await app.GetAsync(Administrator, $"matches/{match.Id}"))["state"]);
        Assert.Equal("region", (await app.GetAsync(company, "recommendations/dismissed")).Body.GetProperty("items")[0].GetProperty("reason").GetString());
        Assert.Equal(HttpStatusCode.OK, (await app.PostAsync(company, $"recommendations/{scenario}/undo")).Status);
        Assert.Equal("dismissal.none", (await app.PostAsync(company, $"recommendations/{scenario}/undo")).Code);
        Assert.Contains(scenario, await RecommendedAsync(company));
        Assert.Equal(["dismissal", "undo"], await app.WithDbAsync(db => db.Decisions.Where(d => d.ScenarioId == scenario).OrderBy(d => d.Seq).Select(d => d.Kind).ToListAsync()));
    }

    [Fact]
    public async Task Completeness_names_the_empty_fields_and_what_open_scenarios_ask_for()
    {
        var (park, company, words) = (TestPerson.OfPark(), TestPerson.OfCompany($"丁{Guid.NewGuid():n}"), Some.Words());
        await app.ProfileAsync(company, words);
        var scenario = await app.ListAsync(park, $"{words}，须具有三类医疗器械注册证");
        await app.MatchedAsync();
        var views = await Eventually.Async(() => app.GetAsync(company, "profiles/completeness"), r => r.Body[0].GetProperty("gaps").EnumerateArray().Any(g => g.GetProperty("count").GetInt32() > 0));
        var gaps = views.Body[0].GetProperty("gaps").EnumerateArray().ToList();
        var asked = gaps.Single(g => g.GetProperty("field").GetString() == "qualifications");
        Assert.Contains("注册证", asked.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(scenario.Id, asked.GetProperty("scenarios")[0].GetProperty("id").GetGuid());
        Assert.Contains(gaps, g => g.GetProperty("field").GetString() == "province" && g.GetProperty("count").GetInt32() == 0);
    }

    [Fact]
    public async Task The_fairness_view_names_who_is_never_suggested()
    {
        var company = TestPerson.OfCompany($"戊{Guid.NewGuid():n}");
        await app.ProfileAsync(company, Some.Words());
        var view = await app.GetAsync(Administrator, "fairness");
        Assert.True(view.Body.GetProperty("never").GetInt32() >= 1);
        Assert.Contains(view.Body.GetProperty("rows").EnumerateArray(), r => r.GetProperty("by").GetString() == "tier");
        Assert.Contains(view.Body.GetProperty("rows").EnumerateArray(), r => r.GetProperty("by").GetString() == "region");
        var (found, after) = (false, "");
        while (!found)
        {
            var page = await app.GetAsync(Administrator, $"fairness/never?limit=100{after}");
            found = page.Body.GetProperty("items").EnumerateArray().Any(n => n.GetProperty("companyName").GetString() == company.OrganizationName);
            Assert.True(found || page.Body.TryGetProperty("next", out _), "The company is on no page.");
            after = found ? "" : $"&after={page["next"]}";
        }

        Assert.StartsWith("by,name", (await app.GetAsync(Administrator, "fairness/export")).Text, StringComparison.Ordinal);
    }

    private async Task<List<Guid>> RecommendedAsync(TestPerson company) =>
        [.. (await app.GetAsync(company, "recommendations")).Body.EnumerateArray().Select(r => r.GetProperty("scenario").GetProperty("id").GetGuid())];

    private async Task MakeStaleAsync(Guid match)
    {
        await app.WithDbAsync(db => db.Database.ExecuteSqlAsync(
            $"UPDATE introduction SET last_step_at = now() - interval '40 days', reminded_at = NULL WHERE match_id = {match}"));
        await app.WithDbAsync(async db => { while (await StaleSweep.RemindNextAsync(db, new SuggestionOptions(), new(), TestContext.Current.CancellationToken)) { } return 0; });
    }

    /// <summary>The service's own sweep may have been faster.</summary>
    private Task<List<string>> StaleFactsAsync(Guid match, int count = 1) => Eventually.Async(
        async () => (await app.FactsAsync<IntroductionStale>(TestContext.Current.CancellationToken)).Where(f => f.Contains(match.ToString(), StringComparison.Ordinal)).ToList(),
        facts => facts.Count >= count);

    private async Task<(TestPerson Park, TestPerson Company, Reply Match)> SuggestedAsync()
    {
        var (park, company, words) = (TestPerson.OfPark(), TestPerson.OfCompany($"己{Guid.NewGuid():n}"), Some.Words());
        await app.ProfileAsync(company, words);
        var scenario = await app.ListAsync(park, words);
        return (park, company, await app.SuggestedAsync(scenario.Id, Administrator));
    }
}
