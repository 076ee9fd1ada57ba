using System.Globalization;
using Microsoft.Extensions.Localization;
using ScenarioHub.Web.Components.Values;
using ScenarioHub.Web.Pages.ForParks.Scenarios;
using ScenarioHub.Web.Resources;

namespace ScenarioHub.Web.Components.Compare;

/// <summary>The content of a scenario or hand-in as fields in words, for comparing and for reading.</summary>
public static class ContentFields
{
    /// <summary>All fields of the content, in the order of the form, by name, label and value.</summary>
    public static IReadOnlyList<(string Name, string Label, string? Value)> Of(ScenarioInput c, IStringLocalizer<WordTexts> words) =>
    [
        .. new (string Name, string? Value)[]
        {
            ("name", c.Name), ("kind", words[$"scenario.kind.{c.Kind}"]), ("category", c.Category is null ? null : words[$"scenario.category.{c.Category}"].Value),
            ("demandParty", c.DemandParty), ("field", c.Field), ("need", c.Need), ("goals", c.Goals),
            ("indicators", string.Join('\n', (c.Indicators ?? []).Select(i => string.Join(' ', new[] { i.Name, i.Target, i.Unit, i.Method }.OfType<string>())))),
            ("technologies", Joined(c.Technologies)), ("directions", Joined(c.Directions)), ("province", c.Province), ("city", c.City),
            ("cooperation", c.Cooperation is null ? null : words[$"scenario.cooperation.{c.Cooperation}"].Value),
            ("investmentYuan", c.InvestmentYuan?.ToString("#,0.##", CultureInfo.InvariantCulture)), ("period", c.Period),
            ("deadline", c.Deadline is { } deadline ? BeijingTime.Instant(deadline) : null), ("department", c.Department), ("policyReferences", Joined(c.PolicyReferences)),
        }.Select(f => (f.Name, words.FieldName(f.Name), f.Value)),
    ];

    /// <summary>Two contents field by field.</summary>
    public static IEnumerable<(string Name, string? Left, string? Right)> Pairs(ScenarioInput left, ScenarioInput right, IStringLocalizer<WordTexts> words) =>
        Of(left, words).Zip(Of(right, words), (l, r) => (l.Label, l.Value, r.Value));

    /// <summary>The content of a scenario.</summary>
    public static ScenarioInput Content(this Scenario s) => new(
        s.Name, s.Kind, s.Category, s.DemandParty, s.Field, s.Need, s.Goals, s.Indicators ?? [], s.Technologies ?? [], s.RegionCode, s.Province, s.City,
        s.Cooperation, s.InvestmentYuan, s.Period, s.Deadline, s.Department, s.PolicyReferences ?? [], s.FirstOfKind, s.Sandbox, s.SourceUrl, s.SourceName,
        s.RegisteredFields ?? []) { Directions = s.Directions ?? [] };

    private static string? Joined(IReadOnlyList<string>? entries) => entries is null ? null : string.Join("、", entries);
}
