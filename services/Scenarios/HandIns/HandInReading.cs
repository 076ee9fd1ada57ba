using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence.Paging;

namespace ScenarioHub.Scenarios.HandIns;

/// <summary>Reads hand-ins with what they are linked with.</summary>
public static class HandInReading
{
    /// <summary>A hand-in for a reader; nothing where the reader may not know of it.</summary>
    public static async Task<HandIn?> VisibleHandInAsync(this ScenariosDb db, Guid id, Scenarios.Reader reader, CancellationToken ct) =>
        await db.HandIns.FindAsync([id], ct) is { } handIn
        && reader.MaySee(handIn, await db.Calls.Where(c => c.Id == handIn.CallId).Select(c => c.ByPlatform).SingleAsync(ct)) ? handIn : null;

    /// <summary>The view of a hand-in that the reader may see. Links to a scenario are the park's: others learn its number once it is listed.</summary>
    public static async Task<HandInView> ViewAsync(this ScenariosDb db, HandIn h, CancellationToken ct)
    {
        var call = await db.Calls.Where(c => c.Id == h.CallId).Select(c => new { c.Title, c.Number }).SingleAsync(ct);
        var became = await db.Scenarios.Where(s => s.Id == h.ScenarioId).Select(s => new LinkView("scenario", s.Id, s.Number, s.Content.Name)).SingleOrDefaultAsync(ct);
        var others = await db.HandIns.Where(o => o.Id == h.MergedIntoId || o.MergedIntoId == h.Id)
            .OrderBy(o => o.Number).Select(o => new { o.Id, o.Number, o.Name, Into = o.Id == h.MergedIntoId }).Take(101).ToListAsync(ct);
        var links = others.ToLookup(o => o.Into, o => new LinkView("handIn", o.Id, o.Number, o.Name));
        return new(
            h.Id, h.Version, h.Number, h.Name, h.State, h.CallId, call.Title, call.Number, h.ParkId, h.ParkName, h.OwnerId, h.OwnerName, h.Content, h.Digest,
            h.Reason, h.SubmittedAt, h.DecidedAt, became, links[true].SingleOrDefault(), [.. links[false]]);
    }

    /// <summary>The same for someone who does not work on it: what others handed in, and scenarios that are not public, stay unnamed.</summary>
    public static HandInView WithoutOthers(this HandInView view) => view with { MergedInto = null, Merged = [], Became = null };

    /// <summary>A page of hand-ins, newest number first.</summary>
    public static async Task<Page<HandInSummary>> PageAsync(this ScenariosDb db, IQueryable<HandIn> handIns, PageRequest page, CancellationToken ct)
    {
        var after = page.After is null ? null : Cursor.Read<string>(page.After);
        var rows = await handIns.Where(h => after == null || string.Compare(h.Number, after) < 0).OrderByDescending(h => h.Number).Take(page.Size + 1)
            .Join(db.Calls, h => h.CallId, c => c.Id, (h, c) => new { h, c })
            .Select(r => new HandInSummary(
                r.h.Id, r.h.Version, r.h.Number, r.h.Name, r.h.State, r.h.CallId, r.c.Title, r.h.ParkId, r.h.ParkName, r.h.OwnerId, r.h.OwnerName,
                r.h.SubmittedAt, r.h.DecidedAt))
            .ToListAsync(ct);
        return Page.Of([.. rows.OrderByDescending(r => r.Number, StringComparer.Ordinal)], page.Size, r => Cursor.Write(r.Number), await handIns.LongCountAsync(ct));
    }
}
