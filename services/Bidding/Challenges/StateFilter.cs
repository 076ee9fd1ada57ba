using System.Text.Json;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Challenges;

/// <summary>The filter <c>state=</c> of lists, by the names that the API gives to states.</summary>
public static class StateFilter
{
    private static readonly Dictionary<string, ChallengeState> Names =
        Enum.GetValues<ChallengeState>().ToDictionary(state => JsonNamingPolicy.CamelCase.ConvertName(state.ToString()));

    /// <summary>The state, or nothing where none is asked for; an unknown one is refused with the known ones.</summary>
    public static ChallengeState? Of(string? name) => string.IsNullOrEmpty(name) ? null
        : Names.TryGetValue(name, out var state) ? state
        : throw new InvalidException("state", "field.choice", string.Join(" | ", Names.Keys));
}
