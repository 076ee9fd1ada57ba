using System.Net;
using System.Text.Json;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Challenges;

public class ChallengeApiTests(BiddingApp app)
{
    [Fact]
    public async Task Nobody_but_its_own_park_acts_on_a_challenge()
    {
        var stage = new Stage(app);
        await stage.OpenAsync();
        TestPerson?[] others =
            [null, TestPerson.OfCompany(), TestPerson.OfPark(), TestPerson.Supervisor(), TestPerson.Administrator(), stage.Park with { Verified = false }];
        var acts = new Dictionary<string, object?>
        {
            ["approve"] = null,
            ["open"] = null,
            ["extend"] = new { deadline = DateTimeOffset.UtcNow.AddDays(90), reason = "理由充分" },
            ["cancel"] = new { reason = "理由充分" },
            ["opening"] = null,
            ["notice"] = new { bidId = Guid.NewGuid(), reasons = "理由充分" },
            ["award"] = null,
            [$"questions/{Guid.NewGuid()}/answer"] = new { text = "答复" },
        };
        var asked = 0;
        foreach (var other in others)
        {
            foreach (var (act, body) in acts)
            {
                using var response = await app.SendAsync(other, HttpMethod.Post, $"{stage.Path}/{act}", body, 3);

                // An administrator may approve; this one is open already.
                HttpStatusCode[] refusals = other is null ? [HttpStatusCode.Unauthorized]
                    : act is "approve" && other.Roles.Contains("administrator") ? [HttpStatusCode.Conflict]
                    : [HttpStatusCode.Forbidden, HttpStatusCode.NotFound];
                Assert.True(refusals.Contains(response.StatusCode), $"{other?.OrganizationKind} {act}: {response.StatusCode}");
                asked++;
            }
        }

        Assert.Equal(6 * 8, asked);
        Assert.Equal(3, (await stage.ReadAsync(stage.Park)).GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task A_draft_is_seen_by_its_park_and_administrators_only()
    {
        var stage = new Stage(app);
        var draft = await app.AskAsync(stage.Park, HttpMethod.Post, "/challenges", Stage.Input(DateTimeOffset.UtcNow.AddDays(9)), expected: HttpStatusCode.Created);
        var path = $"/challenges/{draft.GetProperty("id").GetGuid()}";
        TestPerson?[] blind = [null, TestPerson.OfCompany(), TestPerson.OfPark(), TestPerson.Supervisor()];
        foreach (var person in blind)
        {
            await app.GetAsync(person, path, HttpStatusCode.NotFound);
            Assert.Equal(0, (await app.GetAsync(person, $"/challenges?q={draft.GetProperty("number").GetString()}")).GetProperty("items").GetArrayLength());
        }

        Assert.Equal(["edit", "cancel"], Can(draft));
        Assert.Equal(["edit", "cancel", "approve"], Can(await app.GetAsync(stage.Park.Colleague(), path)));
        Assert.Equal(["approve"], Can(await app.GetAsync(TestPerson.Administrator(), path)));
        var own = await app.AskAsync(stage.Park, HttpMethod.Post, $"{path}/approve", version: 1, expected: HttpStatusCode.Conflict);
        Assert.Equal("challenge.own-approval", own.GetProperty("code").GetString());
        await app.AskAsync(TestPerson.Administrator(), HttpMethod.Post, $"{path}/approve", version: 1);
        var mine = await app.GetAsync(stage.Park, "/challenges/mine?state=approved");
        Assert.Equal(draft.GetProperty("number").GetString(), Assert.Single(mine.GetProperty("items").EnumerateArray()).GetProperty("number").GetString());
    }

    [Fact]
    public async Task Extensions_and_changes_are_told_again_with_higher_versions()
    {
        var stage = new Stage(app);
        var open = await stage.OpenAsync();
        var later = open.GetProperty("deadline").GetDateTimeOffset().AddDays(5);
        var extended = await stage.ActAsync("extend", new { deadline = later, reason = "应多家单位要求" });
        Assert.Equal("应多家单位要求", extended.GetProperty("extensions")[0].GetProperty("reason").GetString());
        var input = Stage.Input(extended.GetProperty("deadline").GetDateTimeOffset());
        input["conditions"] = "须有工程业绩";
        await app.AskAsync(stage.Park, HttpMethod.Put, stage.Path, input, 4);
        var facts = (await app.FactsAsync<ChallengeOpened>(TestContext.Current.CancellationToken)).Where(f => f.Contains(stage.ChallengeId.ToString()))
            .Select(f => JsonSerializer.Deserialize<ChallengeOpened>(f, JsonSerializerOptions.Web)!).ToList();
        Assert.Equal([3L, 4, 5], facts.Select(f => f.Version));
        Assert.Equal(later, facts[^1].Deadline, TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task A_challenge_without_bids_fails_at_its_deadline()
    {
        var stage = new Stage(app);
        await stage.OpenAsync();
        await stage.CloseAsync();
        var failed = await stage.ReadAsync(null);
        Assert.Equal(("failed", 0), (failed.GetProperty("state").GetString(), failed.GetProperty("bidCount").GetInt32()));
        Assert.Equal("有效申报数不足，流标。", failed.GetProperty("cancelReason").GetString());
        var ended = await app.FactsAsync<ChallengeEnded>(TestContext.Current.CancellationToken);
        Assert.Contains(ended, f => f.Contains(stage.ChallengeId.ToString()) && f.Contains("failed"));
        Assert.Contains("\"failed\":true", (await app.GetAsync(stage.Park, $"/audit?subject={stage.ChallengeId}")).GetRawText());
    }

    [Fact]
    public async Task Bids_are_not_opened_before_the_deadline_and_a_stale_version_changes_nothing()
    {
        var stage = new Stage(app);
        await stage.OpenAsync();
        await stage.SubmittedAsync(TestPerson.OfCompany());
        var early = await stage.ActAsync("opening", expected: HttpStatusCode.Conflict);
        Assert.Equal("challenge.before-deadline", early.GetProperty("code").GetString());
        await app.AskAsync(stage.Park, HttpMethod.Post, $"{stage.Path}/cancel", new { reason = "理由充分" }, 2, HttpStatusCode.PreconditionFailed);
        await app.AskAsync(stage.Park, HttpMethod.Post, $"{stage.Path}/cancel", new { reason = "理由充分" }, null, (HttpStatusCode)428);
        Assert.Equal("open", (await stage.ReadAsync(null)).GetProperty("state").GetString());
    }

    private static IEnumerable<string?> Can(JsonElement view) => view.GetProperty("can").EnumerateArray().Select(c => c.GetString());
}
