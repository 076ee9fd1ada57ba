using Npgsql;

namespace ScenarioHub.Persistence;

/// <summary>The one place that says which failures mean that the database is away or could not finish (数据库不可用).</summary>
public static class DatabaseAway
{
    /// <summary>
    /// Classes of SQLSTATE that speak of what was asked, not of who was asked: a value that cannot be, a constraint, a word that is not known, a text
    /// too long for an index, a refusal of our own. The same question gets the same answer, however often it is repeated.
    /// </summary>
    private static readonly string[] OfTheQuestion = ["21", "22", "23", "42", "44", "54", "P0"];

    /// <summary>
    /// Whether a worker that has nothing else to do than to try again later should do so. Npgsql throws its own exceptions, EF Core wraps them in others
    /// (for a save, or where it believes that trying again may help), and a connection that waits for a notification can break off by itself.
    /// What the database itself refuses because of one record is none of these: the record is set aside instead.
    /// </summary>
    public static bool IsDatabaseAway(this Exception e)
    {
        for (var cause = e; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case PostgresException answer:
                    return !OfTheQuestion.Contains(answer.SqlState[..2]);
                case NpgsqlException:
                    return true;
            }
        }

        return e is IOException or TimeoutException;
    }
}
