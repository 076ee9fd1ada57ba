using Microsoft.EntityFrameworkCore;

namespace ScenarioHub.Scenarios.Calls;

/// <summary>
/// Opens the windows of recurring calls. The scheduler fires in one replica at a time, but that alone would not be enough: a firing may be
/// repeated after a crash. The window's start is unique within its call, and only who has inserted it tells of it.
/// </summary>
public static class WindowOpener
{
    /// <summary>Opens the window that is due, if it is not there yet. True where this call opened it.</summary>
    public static async Task<bool> OpenDueAsync(this ScenariosDb db, Guid callId, CancellationToken ct)
    {
        var now = await db.NowAsync(ct);
        if (await db.Calls.FindAsync([callId], ct) is not { } call || call.Due(now) is not { } window)
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var opened = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO call_window (id, call_id, opens_at, closes_at)
            SELECT {window.Id}, id, {window.OpensAt.ToUniversalTime()}, {window.ClosesAt.ToUniversalTime()} FROM collection_call WHERE id = {callId} AND state = 'Published'
            ON CONFLICT ON CONSTRAINT call_window_once DO NOTHING
            """,
            ct) == 1;
        if (opened)
        {
            db.Publish(call.Opened(window, now));
            db.Record("call.window", callId, call.OwnerId, new { window.OpensAt, window.ClosesAt });
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }

        return opened;
    }
}
