using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Text;

namespace ScenarioHub.Bench.Matching;

/// <summary>A search engine that answers the same questions from the same profiles: any of a text's tokens, the best fifty by its own rank.</summary>
internal interface IPeer
{
    string Name { get; }

    double BuildSeconds { get; }

    /// <summary>What each question took; nothing where the peer is not installed.</summary>
    Task<Times?> TimeAsync(IReadOnlyList<CompanyDocument> profiles, IReadOnlyList<ScenarioDocument> needs);
}

/// <summary>The tokens that peers are given: pairs of characters and words, as the engine cuts them.</summary>
internal static class PeerText
{
    public static string Of(CompanyDocument profile) =>
        string.Join(' ', Tokens.Of($"{profile.Capability} {string.Join(' ', profile.Products)} {profile.Field}"));

    public static IEnumerable<string> Of(ScenarioDocument need) => Tokens.Of($"{need.Title} {need.Need} {need.Goals} {need.Field}").Distinct();
}
