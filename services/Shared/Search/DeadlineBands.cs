namespace ScenarioHub.Search;

/// <summary>How soon answers are due (截止时间). A month holds its first week too.</summary>
public static class DeadlineBands
{
    /// <summary>Within 7 days, within 30 days, later, no deadline, past.</summary>
    public static readonly IReadOnlyList<string> All = ["week", "month", "later", "none", "past"];

    /// <summary>Whether a deadline belongs to a band; all in ticks of UTC, <see cref="long.MaxValue"/> where there is none.</summary>
    public static bool Holds(string band, long deadline, long now) => band switch
    {
        "none" => deadline == long.MaxValue,
        "past" => deadline <= now,
        "week" => deadline > now && deadline <= now + (7 * TimeSpan.TicksPerDay),
        "month" => deadline > now && deadline <= now + (30 * TimeSpan.TicksPerDay),
        "later" => deadline > now + (30 * TimeSpan.TicksPerDay) && deadline != long.MaxValue,
        _ => false,
    };
}
