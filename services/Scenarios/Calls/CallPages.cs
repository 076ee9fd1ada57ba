using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence.Paging;

namespace ScenarioHub.Scenarios.Calls;

/// <summary>Reads calls with the window that matters now, and the number of hand-ins for their owner: four statements a page.</summary>
public static class CallPages
{
    /// <summary>One call.</summary>
    public static async Task<CallView> ViewAsync(this ScenariosDb db, CollectionCall call, Guid reader, CancellationToken ct) =>
        (await ViewsAsync(db, [call], reader, ct)).Single();

    /// <summary>A page of calls, newest number first.</summary>
    public static async Task<Page<CallView>> PageAsync(this ScenariosDb db, IQueryable<CollectionCall> calls, Guid reader, PageRequest page, CancellationToken ct)
    {
        var after = page.After is null ? null : Cursor.Read<string>(page.After);
        var rows = await calls.Where(c => after == null || string.Compare(c.Number, after) < 0).OrderByDescending(c => c.Number).Take(page.Size + 1).ToListAsync(ct);
        var found = Page.Of(rows, page.Size, c => Cursor.Write(c.Number), await calls.LongCountAsync(ct));
        return new(await ViewsAsync(db, found.Items, reader, ct), found.Next, found.Total);
    }

    private static async Task<IReadOnlyList<CallView>> ViewsAsync(ScenariosDb db, IReadOnlyList<CollectionCall> calls, Guid reader, CancellationToken ct)
    {
        var now = await db.NowAsync(ct);
        var ids = calls.Select(c => c.Id).ToArray();
        var own = calls.Where(c => c.OwnerId == reader).Select(c => c.Id).ToArray();
        var windows = (await db.CallWindows.AsNoTracking().Where(w => ids.Contains(w.CallId) && w.ClosesAt > now).ToListAsync(ct))
            .GroupBy(w => w.CallId).ToDictionary(g => g.Key, g => g.MinBy(w => w.OpensAt));
        var counts = own.Length == 0 ? [] : await db.HandIns.Where(h => own.Contains(h.CallId)).GroupBy(h => h.CallId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return [.. calls.Select(c => CallView.Of(c, windows.GetValueOrDefault(c.Id), own.Contains(c.Id) ? counts.GetValueOrDefault(c.Id) : null, now))];
    }
}
