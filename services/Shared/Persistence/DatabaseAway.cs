using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ScenarioHub.Persistence;

/// <summary>The one place that says which failures mean that the database is away or could not finish (数据库不可用).</summary>
public static class DatabaseAway
{
    /// <summary>
    /// Whether a worker that has nothing else to do than to try again later should do so. Npgsql throws its own exceptions, EF Core wraps them in others
    /// (for a save, or where it believes that trying again may help), and a connection that waits for a notification can break off by itself.
    /// </summary>
    public static bool IsDatabaseAway(this Exception e) =>
        e is NpgsqlException or DbUpdateException or IOException or TimeoutException || e.InnerException is NpgsqlException;
}
