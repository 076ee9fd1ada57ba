namespace ScenarioHub.Notifications.Webhooks.Sending;

/// <summary>When a failed call is tried again: ten tries over three days, as the Standard Webhooks specification proposes.</summary>
public static class RetrySchedule
{
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <summary>After every try has failed for this long, the webhook is disabled. A few failures among successes never add up to it.</summary>
    public static readonly TimeSpan Lasting = TimeSpan.FromDays(3);

    /// <summary>The pause after so many tries, or nothing where it is given up.</summary>
    public static TimeSpan? After(int attempts, IReadOnlyList<TimeSpan>? pauses = null) =>
        (pauses ?? Pauses) is var all && attempts <= all.Count ? all[attempts - 1] : null;
}
