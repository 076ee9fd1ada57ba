namespace ScenarioHub.Demo;

/// <summary>What everyone was told.</summary>
internal static class Inboxes
{
    public static async Task ReadAsync(Cast cast, Story story)
    {
        foreach (var person in new[] { cast.Park, cast.Company, cast.Administrator })
        {
            var unread = await person.GetAsync("/api/notifications/inbox/unread");
            var inbox = await person.GetAsync("/api/notifications/inbox?limit=3");
            var latest = string.Join("；", inbox["items"]!.AsArray().Select(n => (string)n!["title"]!));
            story.Tell($"{person.Name}有 {unread["count"]} 条未读：{latest}。", "/inbox");
        }
    }
}
