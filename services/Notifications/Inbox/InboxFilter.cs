using Npgsql;
using NpgsqlTypes;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Notifications.Inbox;

/// <summary>What a reader wants to see of the own inbox. Use with <c>[AsParameters]</c>; every part may be missing.</summary>
/// <param name="Unread">Only what is not read, or only what is.</param>
/// <param name="Topic">A topic.</param>
/// <param name="Urgency"><c>normal</c> or <c>urgent</c>.</param>
/// <param name="Thing">All about one thing.</param>
/// <param name="Archived">What was put away; otherwise what was not.</param>
/// <param name="Q">Words of title and body, whatever their width, script and case.</param>
/// <param name="Grouped">One entry for each thing.</param>
public record InboxFilter(
    bool? Unread = null, string? Topic = null, string? Urgency = null, string? Thing = null, bool? Archived = null, string? Q = null, bool? Grouped = null)
{
    private const int LongestQuery = 100;

    /// <summary>The conditions on the view <c>h</c>, with places $1 to $6.</summary>
    internal string Sql =>
        """
        h.person_id = $1 AND ($2::boolean IS NULL OR (h.read_at IS NULL) = $2) AND ($3::text IS NULL OR h.topic = $3) AND ($4::text IS NULL OR h.urgency = $4)
        AND ($5::text IS NULL OR h.thing = $5) AND (h.archived_at IS NOT NULL) = $6
        """;

    /// <summary>The values of the places; an unknown word is refused by name.</summary>
    internal object?[] Values(Guid person) =>
    [
        person, Maybe(NpgsqlDbType.Boolean, Unread), Maybe(NpgsqlDbType.Text, string.IsNullOrEmpty(Topic) ? null : Topics.Parse("topic", Topic).ToString()),
        Maybe(NpgsqlDbType.Text, Choice.Of<Urgency>(Urgency, "urgency")?.ToString()), Maybe(NpgsqlDbType.Text, string.IsNullOrEmpty(Thing) ? null : Thing),
        Archived == true,
    ];

    /// <summary>The words that are looked for, folded; nothing where none are.</summary>
    internal string[]? Words() =>
        Q?.Length > LongestQuery ? throw new InvalidException("q", "field.length", 0, LongestQuery, Q.Length)
        : string.IsNullOrWhiteSpace(Q) ? null : Text.Folding.Fold(Q).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static NpgsqlParameter Maybe(NpgsqlDbType type, object? value) => new() { NpgsqlDbType = type, Value = value ?? DBNull.Value };
}
