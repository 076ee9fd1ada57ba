using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence;

namespace ScenarioHub.Scenarios.Calls;

/// <summary>Tells that windows close soon, by the reminder plan (提醒计划) of their calls; each step of a plan once, by whichever replica takes its row.</summary>
public static class Reminders
{
    private const int Batch = 100;

    /// <summary>Tells what is due, but for calls with which that <paramref name="failed"/>, and returns how many reminders were told.</summary>
    public static async Task<int> RemindAsync(this ScenariosDb db, Action<Guid, Exception> failed, CancellationToken ct)
    {
        var now = await db.NowAsync(ct);
        var due = await db.Database.SqlQuery<Due>(
            $"""
            SELECT w.id AS "WindowId", w.call_id AS "CallId", min(d.days) AS "Days" FROM call_window w
            JOIN collection_call c ON c.id = w.call_id AND c.state = 'Published'
            CROSS JOIN LATERAL unnest(c.reminder_days) AS d (days)
            WHERE w.opens_at <= {now} AND w.closes_at > {now} AND w.closes_at - make_interval(days => d.days) <= {now}
              AND NOT EXISTS (SELECT 1 FROM call_reminder r WHERE r.window_id = w.id AND r.days <= d.days)
            GROUP BY w.id, w.call_id ORDER BY w.id LIMIT {Batch}
            """).ToListAsync(ct);
        var told = 0;
        foreach (var (windowId, callId, days) in due)
        {
            try
            {
                told += await RemindAsync(db, windowId, callId, days, now, ct) ? 1 : 0;
            }
            catch (Exception e) when (!e.IsDatabaseAway() && !ct.IsCancellationRequested)
            {
                failed(callId, e);
            }
        }

        return told;
    }

    private static async Task<bool> RemindAsync(ScenariosDb db, Guid windowId, Guid callId, int days, DateTimeOffset now, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Database.ExecuteSqlAsync($"INSERT INTO call_reminder (window_id, days) VALUES ({windowId}, {days}) ON CONFLICT DO NOTHING", ct) == 0)
        {
            return false;
        }

        var call = (await db.Calls.FindAsync([callId], ct))!;
        var window = (await db.CallWindows.FindAsync([windowId], ct))!;
        var left = Math.Max(1, (int)Math.Ceiling((window.ClosesAt - now).TotalDays));
        db.Publish(call.ClosesSoon(window, left, now));
        db.Record("call.remind", callId, call.OwnerId, new { windowId, days });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private sealed record Due(Guid WindowId, Guid CallId, int Days);
}
