namespace ScenarioHub.Web.Pages.ForAdministrators;

/// <summary>The neighbours of an item in the queue that its reader came from (上一条、下一条), as addresses.</summary>
public record QueuePlace(string? Before, string? Next)
{
    /// <summary>Finds them on the page of the queue that starts at <paramref name="after"/>; an item that is no longer there is followed by its head.</summary>
    public static async Task<QueuePlace> FindAsync<T>(
        Guid id, string? after, Func<string?, Task<PageOf<T>>> read, Func<T, Guid> idOf, Func<Guid, string?, string> address)
    {
        var page = await read(after);
        if (page.Items.Count == 0 && after is not null)
        {
            (after, page) = (null, await read(null));
        }

        var ids = page.Items.Select(idOf).ToList();
        var at = ids.IndexOf(id);
        var before = at > 0 ? address(ids[at - 1], after) : null;
        if (at + 1 < ids.Count)
        {
            return new(before, address(ids[at + 1], after));
        }

        var following = page.Next is null ? [] : (await read(page.Next)).Items;
        return new(before, following.Count > 0 ? address(idOf(following[0]), page.Next) : null);
    }
}
