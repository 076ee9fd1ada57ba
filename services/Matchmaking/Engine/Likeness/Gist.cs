using ScenarioHub.Matchmaking.Engine.Features;
using ScenarioHub.Matchmaking.Engine.Text;
using ScenarioHub.Text;

namespace ScenarioHub.Matchmaking.Engine;

/// <summary>
/// What a document is about (要点), to tell how alike two are: the words of its title, products, technologies and field, and the concepts
/// that it names anywhere. A document that has none of these texts is about what it says.
/// </summary>
public sealed class Gist
{
    private static readonly string[] Short = ["title", "products", "technologies"];

    /// <summary>Of nothing; like nothing.</summary>
    public static Gist None { get; } = new([], null);

    private readonly ulong[] _marks;

    private Gist(ulong[] marks, string? company) => (_marks, Company) = (marks, company);

    /// <summary>By which a profile's company is known from others; none for a scenario.</summary>
    public string? Company { get; }

    internal static Gist Of(Portrait portrait, string? company = null)
    {
        var brief = portrait.Passages.Any(passage => Short.Contains(passage.In));
        var marks = new List<ulong>(64);
        marks.AddRange(portrait.Concepts.Ids().Select(id => (ulong)id));
        for (var i = 0; i < portrait.Passages.Count; i++)
        {
            if (!brief || portrait.Passages[i].In == "field" || Short.Contains(portrait.Passages[i].In))
            {
                var cutter = new Cutter(Boilerplate.Blank(portrait.Folded[i]));
                while (cutter.MoveNext())
                {
                    marks.Add(StableHash.Of(cutter.Token));
                }
            }
        }

        marks.Sort();
        return new(Once(marks), company);
    }

    /// <summary>Each of ascending marks once.</summary>
    private static ulong[] Once(List<ulong> marks)
    {
        var count = 0;
        for (var i = 0; i < marks.Count; i++)
        {
            if (i == 0 || marks[i] != marks[i - 1])
            {
                marks[count++] = marks[i];
            }
        }

        marks.RemoveRange(count, marks.Count - count);
        return [.. marks];
    }

    /// <summary>The share of what either is about that both are about (Jaccard), from 0 to 1.</summary>
    public double Likeness(Gist other)
    {
        var (mine, others, shared) = (0, 0, 0);
        while (mine < _marks.Length && others < other._marks.Length)
        {
            var order = _marks[mine].CompareTo(other._marks[others]);
            shared += order == 0 ? 1 : 0;
            (mine, others) = (mine + (order <= 0 ? 1 : 0), others + (order >= 0 ? 1 : 0));
        }

        var all = _marks.Length + other._marks.Length - shared;
        return all == 0 ? 0 : shared / (double)all;
    }
}
