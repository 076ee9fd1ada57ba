namespace ScenarioHub.Matchmaking.Engine;

/// <summary>Why a pair was proposed (推荐理由).</summary>
/// <param name="Terms">Phrases that both texts have, weightiest first.</param>
/// <param name="Technologies">Names of technologies that both sides speak of.</param>
/// <param name="Attributes">What else speaks for it.</param>
/// <param name="Missing">What the need names and the profile lacks.</param>
public sealed record Reasons(
    IReadOnlyList<TermReason> Terms,
    IReadOnlyList<string> Technologies,
    IReadOnlyList<AttributeReason> Attributes,
    IReadOnlyList<AttributeReason> Missing);

/// <summary>A phrase that both texts have.</summary>
/// <param name="Text">As it stands in the suggested document.</param>
/// <param name="In">Where: title, capability, products, field, need, goals, technologies, industry, cases.</param>
/// <param name="Weight">Its share of the score, 0–1.</param>
public sealed record TermReason(string Text, string In, double Weight);

/// <summary>A fact about the pair; the text of <paramref name="Code"/> lives in the service's resources, with the arguments in order.</summary>
public sealed record AttributeReason(string Code, IReadOnlyList<string> Arguments);
