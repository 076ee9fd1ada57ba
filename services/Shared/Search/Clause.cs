using System.Text;
using ScenarioHub.Text;

namespace ScenarioHub.Search;

/// <summary>One way in which a part of a query can be answered: all of its tokens.</summary>
/// <param name="Share">How much it counts beside the words as they were typed.</param>
public sealed record Alternative(string[] Tokens, float Share);

/// <summary>A part of a query that has to be answered, in one of several ways: as typed, or by another word for the same technology.</summary>
/// <param name="Text">The part, folded.</param>
/// <param name="Technology">The technology that it names, if any: scenarios that are filed under it answer too.</param>
/// <param name="Alternatives">As typed first.</param>
public sealed record Clause(string Text, string? Technology, IReadOnlyList<Alternative> Alternatives)
{
    private const float SynonymShare = 0.5f;

    /// <summary>What is marked where a text answers.</summary>
    public IEnumerable<string> Marks => Alternatives[0].Tokens.Concat(Technology is null ? [] : Terms(Technology).Append(Text));

    /// <summary>The clauses of a query: each technology that it names, and what stands between them.</summary>
    public static IReadOnlyList<Clause> Of(string query)
    {
        var folded = Folding.Fold(query);
        var clauses = new List<Clause>();
        var done = 0;
        foreach (var (technology, start, length) in TechnologyFinder.Mentions(folded))
        {
            clauses.AddRange(Plain(folded[done..start]));
            var text = folded.Substring(start, length);
            clauses.Add(new(text, technology.Name,
                [new([.. Tokens.Of(text).Distinct()], 1), .. Terms(technology.Name).Where(t => t != text).Select(t => new Alternative([.. Tokens.Of(t).Distinct()], SynonymShare))]));
            done = start + length;
        }

        clauses.AddRange(Plain(folded[done..]));
        return [.. clauses.Where(c => c.Alternatives[0].Tokens.Length > 0).DistinctBy(c => c.Text).Take(20)];
    }

    /// <summary>Each run of Chinese characters or letters is a clause; 的 joins words and says nothing.</summary>
    private static IEnumerable<Clause> Plain(string text)
    {
        var run = new StringBuilder();
        var latin = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var isWord = Rune.IsLetterOrDigit(rune) && rune.Value != '的';
            if (run.Length > 0 && (!isWord || latin != rune.Value < 0x2E80))
            {
                yield return One(run);
            }

            if (isWord)
            {
                latin = rune.Value < 0x2E80;
                run.Append(rune);
            }
        }

        if (run.Length > 0)
        {
            yield return One(run);
        }
    }

    private static Clause One(StringBuilder run)
    {
        var text = run.ToString();
        run.Clear();
        return new(text, null, [new([.. Tokens.Of(text).Distinct()], 1)]);
    }

    private static IEnumerable<string> Terms(string technology) =>
        Technologies.Named(technology) is { } found ? found.Synonyms.Prepend(found.Name).Select(Folding.Fold).Distinct() : [];
}
