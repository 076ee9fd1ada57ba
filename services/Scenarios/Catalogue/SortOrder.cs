using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.Catalogue;

/// <summary>An order of scenarios that pages by keyset: its last key is unique, and the cursor holds the keys of the last row.</summary>
public record SortOrder(params SortKey[] Keys)
{
    private static readonly SortKey Number = new("s.number", "text");

    /// <summary>Newest first; inside one list in the order of the numbers.</summary>
    public static SortOrder Newest { get; } = new(new("s.listed_at", "timestamptz", true), Number);

    /// <summary>The nearest deadline first, those without one last.</summary>
    public static SortOrder Deadline { get; } = new(new("coalesce(s.deadline, '9999-12-31Z'::timestamptz)", "timestamptz"), Number);

    /// <summary>Longest waiting first.</summary>
    public static SortOrder Waiting { get; } = new(new("s.submitted_at", "timestamptz"), Number);

    /// <summary>Last changed first.</summary>
    public static SortOrder Changed { get; } = new(new("s.updated_at", "timestamptz", true), Number);

    /// <summary>Best answer first, then newest. A word in the name weighs 8, in field or technologies 3, in the need 1.</summary>
    public static SortOrder Relevance(string words) => new(
        new($"""
            (SELECT sum(CASE WHEN w = ANY (s.name_tokens) THEN 8 ELSE 0 END + CASE WHEN w = ANY (s.topic_tokens) THEN 3 ELSE 0 END
                + CASE WHEN w = ANY (s.need_tokens) THEN 1 ELSE 0 END) FROM unnest({words}) AS w)
            """, "bigint", true),
        new("s.listed_at", "timestamptz", true),
        Number);

    /// <summary>The ORDER BY.</summary>
    public string Sql => string.Join(", ", Keys.Select(k => k.Expression + (k.Descending ? " DESC" : "")));

    /// <summary>The keys of a row as one array of texts, for its cursor.</summary>
    public string KeysSql => $"ARRAY[{string.Join(", ", Keys.Select(k => $"({k.Expression})::text"))}]";

    /// <summary>Adds that rows come after the cursor's.</summary>
    public void AddTo(Conditions where, string? after)
    {
        if (after is null)
        {
            return;
        }

        var last = Cursor.Read<string[]>(after);
        if (last is null || last.Length != Keys.Length || last.Contains(null))
        {
            throw new InvalidException("after", "page.cursor");
        }

        var sql = "false";
        for (var i = Keys.Length - 1; i >= 0; i--)
        {
            var value = $"{where.Value(last[i])}::{Keys[i].Type}";
            var beyond = $"{Keys[i].Expression} {(Keys[i].Descending ? "<" : ">")} {value}";
            sql = $"({beyond} OR ({Keys[i].Expression} = {value} AND {sql}))";
        }

        where.Add("after", sql);
    }
}

/// <summary>One key of an order.</summary>
/// <param name="Expression">SQL over scenario <c>s</c>.</param>
/// <param name="Type">Its SQL type.</param>
public record SortKey(string Expression, string Type, bool Descending = false);
