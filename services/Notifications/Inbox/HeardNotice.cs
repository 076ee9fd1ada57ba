using System.Globalization;
using System.Text.Json;
using Npgsql;
using ScenarioHub.Notifications.Catalogue;

namespace ScenarioHub.Notifications.Inbox;

/// <summary>A notice in somebody's inbox as the view <c>heard</c> gives it: what the person may still hear of, and nothing else.</summary>
/// <param name="Seq">Its position, which grows in the order in which notices become visible.</param>
/// <param name="Thing">What it is about, by which notices are grouped: the id in its link.</param>
/// <param name="Arguments">The values for the template's places, as JSON.</param>
public sealed record HeardNotice(
    long Seq, Guid Id, Guid PersonId, string Template, Topic Topic, Urgency Urgency, string Link, string Thing, string Arguments, DateTimeOffset CreatedAt,
    DateTimeOffset? ReadAt, DateTimeOffset? ArchivedAt)
{
    /// <summary>The columns that <see cref="Read"/> reads, of the view named <c>h</c>.</summary>
    public const string Columns =
        "h.seq, h.notice_id, h.person_id, h.template, h.topic, h.urgency, h.link, h.thing, h.arguments::text, h.created_at, h.read_at, h.archived_at";

    /// <summary>Reads a row.</summary>
    public static HeardNotice Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetGuid(1), row.GetGuid(2), row.GetString(3), Enum.Parse<Topic>(row.GetString(4)), Enum.Parse<Urgency>(row.GetString(5)),
        row.GetString(6), row.GetString(7), row.GetString(8), row.GetFieldValue<DateTimeOffset>(9), Instant(row, 10), Instant(row, 11));

    /// <summary>The notice in words.</summary>
    public NoticeWords InWords(CultureInfo language)
    {
        using var arguments = JsonDocument.Parse(Arguments);
        return NoticeTexts.Render(Template, arguments.RootElement, language);
    }

    private static DateTimeOffset? Instant(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
