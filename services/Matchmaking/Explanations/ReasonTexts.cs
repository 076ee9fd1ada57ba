using System.Globalization;
using System.Resources;
using ScenarioHub.Matchmaking.Engine;

namespace ScenarioHub.Matchmaking.Explanations;

/// <summary>The words of the engine's reasons: <c>Resources/Reasons.resx</c> by code, zh-CN and en.</summary>
internal static class ReasonTexts
{
    private static readonly ResourceManager Texts = new("ScenarioHub.Matchmaking.Resources.Reasons", typeof(ReasonTexts).Assembly);

    /// <summary>The text in the reader's language. A code of a newer engine that has no text yet shows what it names.</summary>
    public static string Of(AttributeReason reason) =>
        Texts.GetString(reason.Code, CultureInfo.CurrentUICulture) is { } text
            ? string.Format(CultureInfo.CurrentCulture, text, [.. reason.Arguments])
            : string.Join("、", reason.Arguments);
}
