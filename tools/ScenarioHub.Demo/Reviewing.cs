using System.Text.Json.Nodes;

namespace ScenarioHub.Demo;

/// <summary>Formal check → panel → scores → ranking.</summary>
internal static class Reviewing
{
    private static readonly string[] Lines = ["standing", "complete", "pledge", "targets", "unclassified"];
    private static readonly string[] Regions = ["420100", "110100", "310100", "440100", "610100"];

    /// <summary>Returns the bid that comes first.</summary>
    public static async Task<Guid> ReviewAsync(Cast cast, Story story, JsonNode challenge)
    {
        var path = $"/api/bidding/challenges/{challenge["id"]}";
        await CheckAsync(cast, story, challenge, path);
        await DescribeAsync(cast);
        var review = await ActAsync(cast, path, "propose");
        story.Tell(
            $"系统核查利益冲突（{review["conflicts"]!.AsArray().Count} 项）后提出 {review["seats"]!.AsArray().Count} 人评审组，并说明每份分配的理由。",
            $"/park/challenges/{challenge["id"]}/review");
        await ActAsync(cast, path, "invite");
        await ForEachSeatAsync(cast, challenge, (expert, seat) =>
            expert.ActAsync($"/api/bidding/reviews/seats/{seat["id"]}/accept", seat, new { declared = Array.Empty<string>(), confirm = true }));
        await ActAsync(cast, path, "start");
        await ForEachSeatAsync(cast, challenge, (expert, seat) => ScoreAsync(cast, expert, seat));
        story.Tell("专家申报利益关系并接受邀请，逐份评分；全部提交前园区看不到分数。", "/expert/reviews");
        review = await ActAsync(cast, path, "finish", new { conclusion = "评审组同意按评分形成的排序。" });
        var first = review["ranking"]![0]!;
        story.Tell($"评审结束，排序第一：{first["bidderName"]}，平均 {first["mean"]} 分；评审纪要可打印。", $"/park/challenges/{challenge["id"]}/minutes");
        return (Guid)first["bidId"]!;
    }

    private static async Task CheckAsync(Cast cast, Story story, JsonNode challenge, string path)
    {
        foreach (var check in (await cast.Park.GetAsync($"{path}/check")).AsArray())
        {
            await cast.Park.ActAsync($"/api/bidding/bids/{check!["bidId"]}/check/pass", check, new { items = Lines.Select(key => new { key, met = true }) });
        }

        await cast.Park.ActAsync($"{path}/check/finish", challenge);
        story.Tell("园区逐份作形式审查，全部通过，进入评审。", $"/park/challenges/{challenge["id"]}/check");
    }

    private static async Task DescribeAsync(Cast cast)
    {
        foreach (var (expert, region) in cast.Experts.Zip(Regions))
        {
            var me = await expert.GetAsync("/api/bidding/experts/me");
            await expert.SaveAsync("/api/bidding/experts/me", me, new
            {
                fields = new[] { "水质监测", "人工智能", "物联网" }, regionCode = region, available = true,
                affiliations = new[] { new { organization = "演示大学", from = "2015-09-01" } },
            });
        }
    }

    private static async Task ScoreAsync(Cast cast, Person expert, JsonNode seat)
    {
        foreach (var row in (await expert.GetAsync($"/api/bidding/reviews/sheets?seatId={seat["id"]}"))["items"]!.AsArray())
        {
            var sheet = $"/api/bidding/reviews/sheets/{row!["id"]}";
            var view = await expert.GetAsync(sheet);
            var pledged = (string)view["content"]!["commitments"]![0]!["value"]!;
            var points = (pledged.Contains("97", StringComparison.Ordinal) ? 81 : 78) + cast.Experts.ToList().IndexOf(expert);
            var criteria = view["criteria"]!.AsArray();
            var saved = await expert.SaveAsync(sheet, row, new { marks = criteria.Select(c => new { key = (string)c!["key"]!, points }), comment = "（虚构评审意见）" });
            await expert.ActAsync($"{sheet}/submit", saved);
        }
    }

    private static async Task ForEachSeatAsync(Cast cast, JsonNode challenge, Func<Person, JsonNode, Task> act)
    {
        foreach (var expert in cast.Experts)
        {
            var seats = (await expert.GetAsync("/api/bidding/reviews/seats"))["items"]!.AsArray();
            foreach (var seat in seats.Where(s => (string?)s!["challengeId"] == (string?)challenge["id"]))
            {
                await act(expert, seat!);
            }
        }
    }

    private static async Task<JsonNode> ActAsync(Cast cast, string path, string act, object? body = null) =>
        await cast.Park.ActAsync($"{path}/review/{act}", await cast.Park.GetAsync($"{path}/review"), body);
}
