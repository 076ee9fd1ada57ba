namespace ScenarioHub.Web.Pages.ForParks.Lists;

/// <summary>The approved scenarios of the park that stand in no list yet.</summary>
public static class Approved
{
    /// <summary>A list takes no more than this.</summary>
    private const int Most = 2000;

    /// <summary>All of them, read page by page.</summary>
    public static async Task<IReadOnlyList<ScenarioSummary>> OfAsync(ScenariosApi scenarios, string? q = null)
    {
        var all = new List<ScenarioSummary>();
        string? after = null;
        do
        {
            var page = await scenarios.MineAsync("approved", q, after, 100);
            all.AddRange(page.Items.Where(s => s.ListId is null));
            after = page.Next;
        }
        while (after is not null && all.Count < Most);

        return all;
    }
}
