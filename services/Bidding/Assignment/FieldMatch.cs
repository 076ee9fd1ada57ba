using ScenarioHub.Text;

namespace ScenarioHub.Bidding.Assignment;

/// <summary>How near an expert's fields are to a text.</summary>
/// <param name="Distance">0 where at least three of the fields, or all, are in the text; 1 where nothing is.</param>
/// <param name="Fields">The fields that are in it, in whole or in part.</param>
public record FieldMatch(double Distance, IReadOnlyList<string> Fields);

/// <summary>
/// A text that fields are looked for in: the challenge and one bid's technical route, folded. A field that stands in it counts 1; otherwise
/// it counts half the share of its pairs of neighbouring characters that stand in it, where that share is at least a half.
/// </summary>
public class FieldText
{
    private const int Enough = 3;

    private readonly string _text;
    private readonly HashSet<(char, char)> _pairs;

    /// <summary>Prepares a text.</summary>
    public FieldText(string text)
    {
        _text = Folding.Fold(text);
        _pairs = [.. Pairs(_text)];
    }

    /// <summary>How near these fields are.</summary>
    public FieldMatch Match(IReadOnlyList<string> fields)
    {
        var found = fields.Select(f => (Field: f, Share: Share(Folding.Fold(f)))).Where(f => f.Share > 0).OrderByDescending(f => f.Share).ToList();
        var reach = Math.Clamp(fields.Count, 1, Enough);
        return new(1 - Math.Min(1, found.Take(reach).Sum(f => f.Share) / reach), [.. found.Select(f => f.Field)]);
    }

    private double Share(string field)
    {
        if (field.Length > 0 && _text.Contains(field, StringComparison.Ordinal))
        {
            return 1;
        }

        var pairs = Pairs(field).ToList();
        var share = pairs.Count is 0 ? 0 : pairs.Count(_pairs.Contains) / (double)pairs.Count;
        return share >= 0.5 ? share / 2 : 0;
    }

    private static IEnumerable<(char, char)> Pairs(string text) =>
        text.Zip(text.Skip(1)).Where(p => char.IsLetterOrDigit(p.First) && char.IsLetterOrDigit(p.Second));
}
