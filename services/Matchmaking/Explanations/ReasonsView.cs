using ScenarioHub.Matchmaking.Engine;

namespace ScenarioHub.Matchmaking.Explanations;

/// <summary>Words that both sides use, and where they stand.</summary>
/// <param name="Here">The place to highlight in the suggested text.</param>
/// <param name="There">The places to highlight in the text that was asked for.</param>
public record TermView(string Text, string In, double Weight, Mark? Here = null, IReadOnlyList<Mark>? There = null);

/// <summary>A reason in the reader's language.</summary>
public record ReasonView(string Code, string Text);

/// <summary>Why a pair was proposed and what is missing, in the reader's language.</summary>
public record ReasonsView(
    IReadOnlyList<TermView> Terms, IReadOnlyList<string> Technologies, IReadOnlyList<ReasonView> Attributes, IReadOnlyList<ReasonView> Missing)
{
    public static ReasonsView Of(Engine.Reasons reasons) => new(
        [.. reasons.Terms.Select(t => new TermView(t.Text, t.In, Math.Round(t.Weight, 4), t.Here, t.There))], reasons.Technologies,
        [.. reasons.Attributes.Select(Of)], [.. reasons.Missing.Select(Of)]);

    private static ReasonView Of(AttributeReason reason) => new(reason.Code, ReasonTexts.Of(reason));
}
