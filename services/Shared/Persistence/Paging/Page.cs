namespace ScenarioHub.Persistence.Paging;

/// <summary>One page of a list by keyset.</summary>
/// <param name="Items">At most <c>limit</c> items.</param>
/// <param name="Next">The <c>after</c> of the next page, or nothing on the last page.</param>
/// <param name="Total">How many there are in all, where counting them is cheap.</param>
public record Page<T>(IReadOnlyList<T> Items, string? Next, long? Total = null);

/// <summary>Makes pages.</summary>
public static class Page
{
    /// <summary>
    /// A page from <paramref name="rows"/> that were asked for with one row more than <paramref name="size"/>: the extra row only tells
    /// that there is a next page.
    /// </summary>
    public static Page<T> Of<T>(List<T> rows, int size, Func<T, string> cursor, long? total = null) =>
        rows.Count > size ? new([.. rows.Take(size)], cursor(rows[size - 1]), total) : new(rows, null, total);
}
