using System.Globalization;
using System.Reflection;
using System.Resources;

namespace ScenarioHub.ServiceDefaults.Problems;

/// <summary>
/// The words of a rule in the reader's language: first the service's own <c>Resources/Rules.resx</c>, then the common
/// <c>Resources/Problems.resx</c>. zh-CN is the neutral language.
/// </summary>
public class ProblemTexts(Assembly service)
{
    private readonly ResourceManager _own = new($"{service.GetName().Name}.Resources.Rules", service);
    private readonly ResourceManager _common = new("ScenarioHub.ServiceDefaults.Resources.Problems", typeof(ProblemTexts).Assembly);
    private readonly bool _hasOwn = service.GetManifestResourceNames().Contains($"{service.GetName().Name}.Resources.Rules.resources");

    /// <summary>The text for <paramref name="code"/> with its places filled, or the code itself where nobody wrote one.</summary>
    public string Of(string code, IReadOnlyList<object?> arguments)
    {
        var culture = CultureInfo.CurrentUICulture;
        var text = (_hasOwn ? _own.GetString(code, culture) : null) ?? _common.GetString(code, culture);
        return text is null ? code : string.Format(culture, text, [.. arguments]);
    }

    /// <summary>The text for <paramref name="code"/>.</summary>
    public string Of(string code) => Of(code, []);
}
