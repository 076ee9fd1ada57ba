using System.Text.Json;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Visibility;

/// <summary>The same table over HTTP: role × phase × channel, for a bid that loses in the end.</summary>
public class VisibilityApiTests(BiddingApp app)
{
    private static readonly string[] Channels = ["detail", "form", "technical", "list", "mine", "count", "countInList", "notice", "audit"];
    private static readonly string[] Everyone =
        ["public", "bidder", "colleague", "winner", "company", "park", "otherPark", "administrator", "supervisor", "expert"];

    [Fact]
    public async Task Every_role_sees_in_every_phase_on_every_channel_what_the_table_grants()
    {
        var stage = new Stage(app);
        var (bidder, winner) = (TestPerson.OfCompany("乙公司"), TestPerson.OfCompany("甲公司"));
        var people = new Dictionary<string, TestPerson?>
        {
            ["public"] = null,
            ["bidder"] = bidder,
            ["colleague"] = bidder.Colleague(),
            ["winner"] = winner,
            ["company"] = TestPerson.OfCompany(),
            ["park"] = stage.Park.Colleague(),
            ["otherPark"] = TestPerson.OfPark(),
            ["administrator"] = TestPerson.Administrator(),
            ["supervisor"] = TestPerson.Supervisor(),
            ["expert"] = TestPerson.Of("某大学", OrganizationKinds.Company, Roles.Expert),
        };
        var marker = $"秘密路线-{Guid.NewGuid():n}";
        await stage.OpenAsync();
        var bid = await stage.SubmittedAsync(bidder, marker);
        var winning = await stage.SubmittedAsync(winner);
        var phases = new (string Name, Func<Task> Enter)[]
        {
            ("open", () => Task.CompletedTask),
            ("closed", stage.CloseAsync),
            ("check", () => stage.ActAsync("opening")),
            ("review", () => stage.ReviewAsync(winning.GetProperty("id").GetGuid())),
            ("notice", () => stage.ActAsync("notice", new { bidId = winning.GetProperty("id").GetGuid(), reasons = "指标最优" })),
            ("awarded", async () =>
            {
                await stage.EndNoticeAsync();
                await stage.ActAsync("award");
            }),
        };
        var (asked, granted) = (0, 0);
        foreach (var (phase, enter) in phases)
        {
            await enter();
            foreach (var (role, person) in people)
            {
                var seen = await SeenAsync(stage, bid.GetProperty("id").GetGuid(), person, marker);
                foreach (var channel in Channels)
                {
                    var expected = Grants(phase, channel).Contains(role);
                    Assert.True(seen.Contains(channel) == expected, $"{role} in {phase} on {channel}: {!expected}");
                    asked++;
                    granted += expected ? 1 : 0;
                }

                Assert.True(seen.Contains("marker") == Grants(phase, "technical").Contains(role), $"{role} reads the technical part in {phase}");
            }
        }

        Assert.Equal(10 * 6 * 9, asked);
        Assert.InRange(granted, 190, 300);
    }

    private static string[] Grants(string phase, string channel)
    {
        var opened = phase is "check" or "review" or "notice" or "awarded";
        return channel switch
        {
            "detail" or "form" => opened ? ["bidder", "colleague", "park", "administrator", "supervisor"] : ["bidder", "colleague"],
            "technical" => opened ? ["bidder", "colleague", "park", "supervisor"] : ["bidder", "colleague"],
            "list" => opened ? ["park", "administrator", "supervisor"] : [],
            "mine" => ["bidder", "colleague"],
            "count" or "countInList" => phase is "open" ? [] : Everyone,
            "notice" => phase is "notice" or "awarded" ? Everyone : [],
            "audit" => opened ? ["bidder", "colleague", "park", "administrator", "supervisor"] : ["bidder", "colleague"],
            _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "No such channel."),
        };
    }

    private async Task<HashSet<string>> SeenAsync(Stage stage, Guid bidId, TestPerson? person, string marker)
    {
        var seen = new HashSet<string>();
        var number = (await stage.ReadAsync(null)).GetProperty("number").GetString();
        await Look($"/bids/{bidId}", answer =>
        {
            var content = answer.TryGetProperty("content", out var found) ? found : default;
            return
            [
                "detail",
                content.ValueKind is JsonValueKind.Object && content.TryGetProperty("ownYuan", out _) ? "form" : "",
                content.ValueKind is JsonValueKind.Object && content.TryGetProperty("technicalRoute", out _) ? "technical" : "",
            ];
        });
        await Look($"{stage.Path}/bids", answer => [Has(answer, bidId) ? "list" : ""]);
        await Look("/bids/mine", answer => [Has(answer.GetProperty("items"), bidId) ? "mine" : ""]);
        await Look(stage.Path, answer => [answer.TryGetProperty("bidCount", out _) ? "count" : ""]);
        await Look($"/challenges?q={number}", answer => [answer.GetProperty("items")[0].TryGetProperty("bidCount", out _) ? "countInList" : ""]);
        await Look($"/notices/{stage.ChallengeId}", _ => ["notice"]);
        await Look($"/audit?subject={bidId}", answer => [answer.GetProperty("items").GetArrayLength() > 0 ? "audit" : ""]);
        return seen;

        async Task Look(string path, Func<JsonElement, string[]> find)
        {
            using var response = await app.SendAsync(person, HttpMethod.Get, path);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (text.Contains(marker, StringComparison.Ordinal))
            {
                seen.Add("marker");
            }

            if (response.IsSuccessStatusCode)
            {
                seen.UnionWith(find(JsonSerializer.Deserialize<JsonElement>(text)));
            }
            else
            {
                Assert.InRange((int)response.StatusCode, 401, 404);
            }
        }
    }

    private static bool Has(JsonElement bids, Guid id) => bids.EnumerateArray().Any(b => b.GetProperty("id").GetGuid() == id);
}
