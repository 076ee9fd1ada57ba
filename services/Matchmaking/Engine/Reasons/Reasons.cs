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
/// <param name="In">Where: title, capability, products, field, need, goals, technologies, cases.</param>
/// <param name="Weight">Its share of the score, 0–1.</param>
/// <param name="Here">Its place in the suggested document; missing where the text cannot be marked.</param>
/// <param name="There">Its first place in each text of the document that was asked for.</param>
public sealed record TermReason(string Text, string In, double Weight, Mark? Here = null, IReadOnlyList<Mark>? There = null);

/// <summary>A place to highlight.</summary>
/// <param name="In">The text, named as in <see cref="TermReason.In"/>.</param>
/// <param name="Start">In characters (UTF-16) from its beginning.</param>
/// <param name="Length">In characters.</param>
/// <param name="Item">Where the text is a list, the item from 0 that the start is counted in.</param>
public sealed record Mark(string In, int Start, int Length, int? Item = null);

/// <summary>A fact about the pair; the text of <paramref name="Code"/> lives in the service's resources, with the arguments in order.</summary>
public sealed record AttributeReason(string Code, IReadOnlyList<string> Arguments);
