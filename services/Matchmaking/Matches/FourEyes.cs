using Microsoft.Extensions.Options;
using ScenarioHub.Matchmaking.Suggestions;

namespace ScenarioHub.Matchmaking.Matches;

/// <summary>Which approvals take two moderators (双人复核), by the setting <c>Matching:FourEyes</c>.</summary>
public sealed class FourEyes(IOptions<SuggestionOptions> options)
{
    public bool Needs(Match match) => options.Value.FourEyes switch
    {
        "all" => true,
        "aimed" => match.Scenario.Aimed,
        _ => false,
    };
}
