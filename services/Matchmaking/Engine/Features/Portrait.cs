using ScenarioHub.Matchmaking.Engine.Concepts;
using ScenarioHub.Matchmaking.Engine.Text;

namespace ScenarioHub.Matchmaking.Engine.Features;

/// <summary>A document read once for comparison: its passages folded, and the concepts that they name.</summary>
/// <param name="Concepts">The concepts of all passages.</param>
internal sealed record Portrait(IReadOnlyList<Passage> Passages, string[] Folded, Mention[][] Mentions, ConceptSet Concepts)
{
    public static Portrait Of(IReadOnlyList<Passage> passages, ConceptTable concepts)
    {
        var folded = new string[passages.Count];
        var mentions = new Mention[passages.Count][];
        var named = new ConceptSet();
        var found = new List<Mention>(16);
        for (var i = 0; i < folded.Length; i++)
        {
            found.Clear();
            folded[i] = FastFolding.Fold(passages[i].Text);
            concepts.Phrases.Find(folded[i], found);
            mentions[i] = [.. found];
            foreach (var mention in mentions[i])
            {
                named.Add(mention.Concept);
            }
        }

        return new(passages, folded, mentions, named);
    }
}
