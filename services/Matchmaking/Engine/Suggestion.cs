namespace ScenarioHub.Matchmaking.Engine;

/// <summary>A proposed counterpart (撮合建议).</summary>
/// <param name="Id">Of the profile or the scenario.</param>
/// <param name="Score">From 0 to 1; comparable between queries.</param>
/// <param name="Reasons">What carried it and what is missing.</param>
public sealed record Suggestion(Guid Id, double Score, Reasons Reasons)
{
    /// <summary>The two others of the same answer that come nearest to it: carried by the same things, best first (相近备选).</summary>
    public IReadOnlyList<Guid> Alternatives { get; init; } = [];

    /// <summary>What the counterpart is about, to tell how like others it is.</summary>
    public Gist Gist { get; init; } = Gist.None;
}
