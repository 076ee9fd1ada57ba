using ScenarioHub.Contracts.Scenarios;

namespace ScenarioHub.Notifications.Catalogue;

/// <summary>What people look for and follow: nobody is told that they do.</summary>
internal static class InterestNotices
{
    /// <summary>Contracts that nobody is told of.</summary>
    public static readonly IReadOnlyList<Type> Silent = [typeof(SearchSaved), typeof(SearchRemoved), typeof(Followed), typeof(Unfollowed)];
}
