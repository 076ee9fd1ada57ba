using System.Text.Json.Nodes;

namespace ScenarioHub.Demo;

/// <summary>Import → submit → approve → list → publish → found.</summary>
internal static class Publishing
{
    /// <summary>Publishes the sample scenarios as one list and returns one of them; on a second run, the one that is there.</summary>
    public static async Task<JsonNode> PublishListAsync(Cast cast, Story story)
    {
        var known = await cast.Park.GetAsync("/api/scenarios/mine?state=listed&limit=1");
        if (known["items"]!.AsArray() is [{ } first, ..])
        {
            story.Tell("样例清单已在平台上，不再重复导入。", "/lists");
            return first;
        }

        var file = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "samples", "scenarios.jsonl"));
        var import = await cast.Park.UploadAsync("/api/scenarios/imports", "scenarios.jsonl", file);
        story.Tell($"园区导入 {import["created"]} 个真实场景。", "/park/scenarios");

        var drafts = await AllAsync(cast.Park, "/api/scenarios/mine?state=draft");
        var submitted = await SendBatchesAsync(cast.Park, "/api/scenarios/submit", drafts);
        story.Tell($"园区提交 {submitted} 个场景待审。", "/admin/scenarios");

        var waiting = await AllAsync(cast.Administrator, "/api/scenarios/moderation");
        var approved = await SendBatchesAsync(cast.Administrator, "/api/scenarios/moderation/approve", waiting);
        story.Tell($"管理员审核通过 {approved} 个场景。");

        var list = await cast.Park.CreateAsync("/api/scenarios/lists", new
        {
            title = "样例场景机会清单",
            introduction = "由公开报道整理的真实应用场景，来源见各场景。",
            scenarioIds = drafts.Select(d => (Guid)d["id"]!),
        });
        list = await cast.Park.ActAsync($"/api/scenarios/lists/{list["id"]}/publish", list);
        story.Tell($"园区发布清单 {list["number"]}，共 {list["scenarioCount"]} 个场景。", $"/lists/{list["id"]}");
        return list["scenarios"]![0]!;
    }

    /// <summary>The public finds scenarios in Simplified and Traditional characters alike.</summary>
    public static async Task FindAsync(Cast cast, Story story)
    {
        foreach (var words in new[] { "水质监测", "水質監測" })
        {
            var found = await cast.Public.GetAsync($"/api/scenarios/catalogue?q={Uri.EscapeDataString(words)}");
            story.Tell($"公众检索“{words}”，找到 {found["total"]} 个场景，第一个是“{found["items"]![0]!["name"]}”。", $"/scenarios?q={Uri.EscapeDataString(words)}");
        }
    }

    /// <summary>All pages of a list.</summary>
    public static async Task<List<JsonNode>> AllAsync(Person person, string path)
    {
        var all = new List<JsonNode>();
        for (string? after = ""; after is not null;)
        {
            var page = await person.GetAsync($"{path}{(path.Contains('?') ? '&' : '?')}limit=100{(after.Length > 0 ? $"&after={after}" : "")}");
            all.AddRange(page["items"]!.AsArray().Select(item => item!));
            after = (string?)page["next"];
        }

        return all;
    }

    private static async Task<int> SendBatchesAsync(Person person, string path, List<JsonNode> scenarios)
    {
        var count = 0;
        foreach (var batch in scenarios.Chunk(100))
        {
            var answer = await person.CreateAsync(path, new { scenarios = batch.Select(s => new { id = (Guid)s["id"]!, version = (long)s["version"]! }), confirm = batch.Length });
            count += (int)answer["count"]!;
        }

        return count;
    }
}
