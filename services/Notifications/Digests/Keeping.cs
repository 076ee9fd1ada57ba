using ScenarioHub.Notifications.Catalogue;

namespace ScenarioHub.Notifications.Digests;

/// <summary>
/// How long notices are kept (保存期限): <c>Notifications:KeepDays</c>, and <c>Notifications:KeepLegalDays</c> for what is evidence, receipts of bids and
/// results on public notice: fifteen years unless told, as article 42 of the Government Procurement Law (政府采购法) asks of the documents of a procurement.
/// </summary>
public sealed record Keeping(int Days, int LegalDays)
{
    private const int FifteenYears = 5479;

    /// <summary>The topics that are kept longer.</summary>
    public static string[] LegalTopics { get; } = [.. Topics.Legal.Select(topic => topic.ToString())];

    /// <summary>Reads the settings; evidence is never kept for less time than the rest.</summary>
    public static Keeping Of(IConfiguration configuration)
    {
        var days = configuration.GetValue("Notifications:KeepDays", 730);
        var legal = configuration.GetValue("Notifications:KeepLegalDays", FifteenYears);
        return days > 0 && legal > 0 ? new(days, Math.Max(days, legal)) : throw new InvalidOperationException("Notifications:KeepDays and Notifications:KeepLegalDays must be at least 1.");
    }
}
