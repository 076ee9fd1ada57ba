using System.Net;
using System.Text.Json;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Reviews;

/// <summary>The review's rows of the domain document's table over HTTP, of a blind review: role × phase × channel.</summary>
public class ReviewVisibilityTests(BiddingApp app)
{
    private static readonly string[] Channels = ["panel", "scores", "ranking", "remarks", "sheet", "content", "others", "discussion", "ownScores", "named"];

    [Fact]
    public async Task Every_role_sees_in_every_phase_on_every_channel_what_the_table_grants()
    {
        var stage = new Stage(app);
        var review = new ReviewStage(app, stage);
        var (bidder, winner) = (TestPerson.OfCompany($"乙精密制造{Guid.NewGuid():n}有限公司"), TestPerson.OfCompany("甲公司"));
        await stage.OpenAsync();
        await app.SqlAsync("UPDATE challenge SET scheme = jsonb_set(scheme, '{blindReview}', 'true') WHERE id = $1", stage.ChallengeId);
        var bid = (await stage.SubmittedAsync(bidder, $"{bidder.OrganizationName}的路线")).GetProperty("id").GetGuid();
        var winning = (await stage.SubmittedAsync(winner)).GetProperty("id").GetGuid();
        await stage.CloseAsync();
        await stage.ActAsync("opening");
        await review.PassAllAsync();
        await review.AddExpertsAsync(6);
        await review.ActAsync("propose");
        await review.ActAsync("invite");
        var seats = await review.SeatsAsync();
        await review.AnswerAsync(seats[0].Seat, seats[0].Expert, "recuse", new { reason = "时间冲突" });
        await review.ActAsync("propose");
        await review.ActAsync("invite");
        var panel = await review.SeatsAsync();
        var label = (await review.ReadAsync(stage.Park)).GetProperty("bids").EnumerateArray().Single(b => b.GetProperty("bidId").GetGuid() == bid).GetProperty("label").GetInt32();
        var people = new Dictionary<string, (TestPerson? Person, Guid Seat)>
        {
            ["public"] = (null, default),
            ["bidder"] = (bidder, default),
            ["winner"] = (winner, default),
            ["park"] = (stage.Park.Colleague(), default),
            ["otherPark"] = (TestPerson.OfPark(), default),
            ["administrator"] = (TestPerson.Administrator(), default),
            ["supervisor"] = (TestPerson.Supervisor(), default),
            ["expert"] = (panel[0].Expert, panel[0].Seat),
            ["ready"] = (panel[1].Expert, panel[1].Seat),
            ["recused"] = (seats[0].Expert, seats[0].Seat),
            ["stranger"] = (TestPerson.Of("某大学", OrganizationKinds.Company, Roles.Expert), panel[0].Seat),
        };
        var sheets = new Dictionary<string, Guid>();
        var phases = new (string Name, Func<Task> Enter)[]
        {
            ("invited", () => Task.CompletedTask),
            ("scoring", async () =>
            {
                foreach (var (seat, expert) in panel)
                {
                    await review.AnswerAsync(seat, expert, "accept", new { confirm = true });
                }

                await review.ActAsync("start");
                foreach (var name in new[] { "expert", "ready" })
                {
                    sheets[name] = (await review.SheetsAsync(people[name].Seat, people[name].Person!)).Single(s => s.GetProperty("label").GetInt32() == label).GetProperty("id").GetGuid();
                }

                sheets["stranger"] = sheets["recused"] = sheets["expert"];
                await review.ScoreAsync(panel[1].Expert, (await review.SheetsAsync(panel[1].Seat, panel[1].Expert)).Single(s => s.GetProperty("label").GetInt32() == label), 70);
            }),
            ("discussion", async () =>
            {
                foreach (var (seat, expert) in panel)
                {
                    foreach (var row in (await review.SheetsAsync(seat, expert)).Where(s => s.GetProperty("state").GetString() is not "submitted"))
                    {
                        await review.ScoreAsync(expert, row, row.GetProperty("label").GetInt32() == label ? 70 : 90);
                    }
                }
            }),
            ("finished", () => review.ActAsync("finish", new { conclusion = "同意排序。" })),
            ("notice", () => stage.ActAsync("notice", new { bidId = winning, reasons = "指标最优" })),
        };
        var (asked, granted) = (0, 0);
        foreach (var (phase, enter) in phases)
        {
            await enter();
            foreach (var (role, (person, seat)) in people)
            {
                var seen = await SeenAsync(stage, bid, person, seat, sheets.GetValueOrDefault(role), bidder.OrganizationName);
                foreach (var channel in Channels)
                {
                    var expected = Grants(phase, channel).Contains(role);
                    Assert.True(seen.Contains(channel) == expected, $"{role} in {phase} on {channel}: {!expected}");
                    asked++;
                    granted += expected ? 1 : 0;
                }
            }
        }

        // Who reads a bid that was assigned, or what others have scored, leaves a trace.
        foreach (var act in new[] { "review.bid-read", "review.scores-read" })
        {
            Assert.True(await app.SqlAsync("SELECT count(*) FROM audit WHERE subject = $1 AND act = $2", stage.ChallengeId, act) is > 0L, act);
        }

        Assert.Equal(11 * 5 * 10, asked);
        Assert.InRange(granted, 60, 140);
    }

    private static string[] Grants(string phase, string channel)
    {
        string[] office = ["park", "administrator", "supervisor"];
        string[] panel = ["expert", "ready"];
        var (scoring, allIn, finished) = (phase is not "invited", phase is "discussion" or "finished" or "notice", phase is "finished" or "notice");
        return channel switch
        {
            "panel" => office,
            "scores" => allIn ? office : ["supervisor"],
            "remarks" => allIn ? office : [],
            "ranking" => finished ? office : [],
            "sheet" => scoring ? panel : [],

            // A bid that lost is no longer the panel's to read.
            "content" => scoring && phase is not "notice" ? panel : [],
            "others" => allIn ? panel : scoring ? ["ready"] : [],
            "discussion" => allIn ? panel : [],
            "ownScores" => phase is "notice" ? ["bidder"] : [],

            // In a blind review no answer to an expert names a bidder anywhere.
            "named" => [.. office, "bidder"],
            _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "No such channel."),
        };
    }

    private async Task<HashSet<string>> SeenAsync(Stage stage, Guid bid, TestPerson? person, Guid seat, Guid sheet, string name)
    {
        var seen = new HashSet<string>();
        await Look($"{stage.Path}/review", a => ["panel", Has(a, "scores"), Has(a, "ranking"), Has(a, "remarks")]);
        await Look($"/bids/{bid}", _ => []);
        await Look($"/bids/{bid}/scores", _ => ["ownScores"]);
        if (sheet != default)
        {
            await Look($"/reviews/sheets/{sheet}", a => ["sheet", a.TryGetProperty("content", out var content) && content.TryGetProperty("technicalRoute", out _) ? "content" : "", Has(a, "others")]);
        }

        if (seat != default)
        {
            await Look($"/reviews/seats/{seat}", _ => []);
            await Look($"/reviews/seats/{seat}/discussion", _ => ["discussion"]);
            await Look("/reviews/sheets?limit=100", _ => []);
        }

        return seen;

        async Task Look(string path, Func<JsonElement, string[]> find)
        {
            using var response = await app.SendAsync(person, HttpMethod.Get, path);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (text.Contains(name, StringComparison.Ordinal))
            {
                seen.Add("named");
            }

            Assert.DoesNotContain(person?.Roles.Contains(Roles.Expert) == true ? bid.ToString() : "never there", text);
            if (response.IsSuccessStatusCode)
            {
                seen.UnionWith(find(JsonSerializer.Deserialize<JsonElement>(text)));
            }
            else
            {
                Assert.InRange((int)response.StatusCode, (int)HttpStatusCode.Unauthorized, (int)HttpStatusCode.NotFound);
            }
        }
    }

    private static string Has(JsonElement answer, string part) => answer.TryGetProperty(part, out _) ? part : "";
}
