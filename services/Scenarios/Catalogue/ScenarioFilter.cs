using ScenarioHub.Scenarios.Reference;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Catalogue;

/// <summary>What a reader looks for. Use with <c>[AsParameters]</c>; every part may be missing.</summary>
/// <param name="Q">Words that must all be there.</param>
/// <param name="Technology">A technology by name or synonym; broader ones find the narrower.</param>
public record ScenarioFilter(
    string? Q = null, string? Kind = null, string? Category = null, string? Technology = null, string? Province = null, string? MacroRegion = null,
    Guid? OwnerId = null, bool? FirstOfKind = null, string? State = null)
{
    /// <summary>The query's tokens, each once; nothing where nothing is asked.</summary>
    public string[]? Words { get; } = string.IsNullOrWhiteSpace(Q) ? null : [.. Text.Tokens.Of(Q).Distinct()];

    /// <summary>Adds the conditions that follow from the filter. A word of a fixed vocabulary that does not exist is refused.</summary>
    public void AddTo(Conditions where)
    {
        if (Q?.Length > 200)
        {
            throw new InvalidException("q", "field.length", 0, 200, Q.Length);
        }

        if (Words is not null)
        {
            // A query of nothing but signs finds nothing, not everything.
            where.Add("q", Words is [] ? "false" : $"s.tokens @> {where.Value(Words)}");
        }

        AddChoice<ScenarioKind>(where, "kind", Kind);
        AddChoice<ScenarioCategory>(where, "category", Category);
        AddChoice<ScenarioState>(where, "state", State);
        if (!string.IsNullOrEmpty(Technology))
        {
            var technology = Technologies.Named(Technology) ?? throw new InvalidException("technology", "technology.unknown", Technology);
            where.Add("technology", $"s.technology_facets @> {where.Value(new[] { technology.Name })}");
        }

        if (!string.IsNullOrEmpty(Province))
        {
            var province = Regions.Province(Province) ?? throw new InvalidException("province", "province.unknown", Province);
            where.Add("province", $"s.province = {where.Value(province.Name)}");
        }

        if (!string.IsNullOrEmpty(MacroRegion))
        {
            InvalidIf(!Regions.Macro.Contains(MacroRegion), "macroRegion", Regions.Macro);
            where.Add("macroRegion", $"s.macro_region = {where.Value(MacroRegion)}");
        }

        if (OwnerId is { } owner)
        {
            where.Add("owner", $"s.owner_id = {where.Value(owner)}");
        }

        if (FirstOfKind is { } first)
        {
            where.Add("firstOfKind", $"s.first_of_kind = {where.Value(first)}");
        }
    }

    private static void AddChoice<T>(Conditions where, string field, string? value)
        where T : struct, Enum
    {
        if (Choice.Of<T>(value, field) is { } choice)
        {
            where.Add(field, $"s.{field} = {where.Value(choice.ToString())}");
        }
    }

    private static void InvalidIf(bool wrong, string field, IEnumerable<string> allowed)
    {
        if (wrong)
        {
            throw new InvalidException(field, "field.choice", string.Join(" | ", allowed));
        }
    }
}
