using System.Collections.Immutable;

namespace ScenarioHub.Search;

/// <summary>How soon answers are due (截止时间). A month holds its first week too.</summary>
public static class DeadlineBands
{
    private const int Week = 0, Month = 1, Later = 2, None = 3, Past = 4;

    /// <summary>Within 7 days, within 30 days, later, no deadline, past.</summary>
    public static readonly ImmutableArray<string> All = ["week", "month", "later", "none", "past"];

    /// <summary>Whether a deadline belongs to a band of <see cref="All"/>; all in ticks of UTC, <see cref="long.MaxValue"/> where there is none.</summary>
    public static bool Holds(int band, long deadline, long now) => band switch
    {
        Week => deadline > now && deadline <= now + (7 * TimeSpan.TicksPerDay),
        Month => deadline > now && deadline <= now + (30 * TimeSpan.TicksPerDay),
        Later => deadline > now + (30 * TimeSpan.TicksPerDay) && deadline != long.MaxValue,
        None => deadline == long.MaxValue,
        Past => deadline <= now,
        _ => false,
    };

    /// <summary>The place of a band in <see cref="All"/>.</summary>
    public static int Of(string band) => All.IndexOf(band);
}
