using ScenarioHub.Matchmaking.Engine.Concepts;
using ScenarioHub.Matchmaking.Engine.Text;

namespace ScenarioHub.Matchmaking.Engine.Features;

/// <summary>A document read once for comparison: its passages folded, and the concepts that they name.</summary>
internal sealed record Portrait(IReadOnlyList<Passage> Passages, IReadOnlyList<string> Folded, IReadOnlyList<IReadOnlyList<Mention>> Mentions)
{
    public static Portrait Of(IReadOnlyList<Passage> passages, ConceptTable concepts)
    {
        var folded = new string[passages.Count];
        var mentions = new List<Mention>[passages.Count];
        for (var i = 0; i < passages.Count; i++)
        {
            folded[i] = FastFolding.Fold(passages[i].Text);
            mentions[i] = [];
            concepts.Phrases.Find(folded[i], mentions[i]);
        }

        return new(passages, folded, mentions);
    }

    public HashSet<Concept> Concepts() => [.. Mentions.SelectMany(mentions => mentions).Select(mention => mention.Concept)];
}
