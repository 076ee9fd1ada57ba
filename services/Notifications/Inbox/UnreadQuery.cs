using Microsoft.EntityFrameworkCore;

namespace ScenarioHub.Notifications.Inbox;

/// <summary>Counts what waits to be read.</summary>
public static class UnreadQuery
{
    /// <summary>How many notices a person has not read.</summary>
    public static Task<int> UnreadAsync(this NotificationsDb db, Guid person, CancellationToken ct) =>
        db.Deliveries.CountAsync(d => d.PersonId == person && d.ReadAt == null, ct);
}
