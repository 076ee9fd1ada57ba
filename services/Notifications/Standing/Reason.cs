using System.Globalization;
using ScenarioHub.Notifications.Catalogue;

namespace ScenarioHub.Notifications.Standing;

/// <summary>A scenario that is named in a reason.</summary>
public record NamedScenario(Guid Id, string Number, string Name);

/// <summary>Why a notice came (推送原因): what the person keeps or follows, and what answers it.</summary>
/// <param name="Kind"><c>search</c>, <c>park</c> or <c>direction</c>.</param>
/// <param name="Name">What the person calls the search, or what is followed.</param>
/// <param name="Count">How many scenarios answer.</param>
/// <param name="Scenarios">The first of them, without those that have been withdrawn since.</param>
public record Reason(string Kind, string Name, int Count, IReadOnlyList<NamedScenario> Scenarios)
{
    /// <summary>The reason as a line of text.</summary>
    public string InWords(CultureInfo language) => NoticeTexts.Of($"reason.{Kind}", language)
        .Replace("{name}", Name, StringComparison.Ordinal)
        .Replace("{count}", Count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{scenarios}", string.Join(NoticeTexts.Of("reason.between", language), Scenarios.Select(s => s.Name)), StringComparison.Ordinal);
}
