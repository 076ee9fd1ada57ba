namespace ScenarioHub.Matchmaking.Engine.Concepts;

/// <summary>
/// Carries the concepts that a text names on to those that it implies: along the hierarchy and along the table of related trades.
/// Of several ways to a concept the strongest counts.
/// </summary>
internal sealed class Expansion(MatchingWeights weights)
{
    /// <param name="named">Concepts in the text with their strengths.</param>
    /// <param name="towardsSuppliers">True where the text is a need, false where it is a profile.</param>
    public Dictionary<Concept, Implied> Expand(IReadOnlyDictionary<Concept, double> named, bool towardsSuppliers)
    {
        var reached = named.ToDictionary(entry => entry.Key, entry => new Implied(entry.Value, entry.Key));
        foreach (var (concept, strength) in named)
        {
            foreach (var (related, edge) in towardsSuppliers ? concept.Suppliers : concept.Needs)
            {
                Reach(reached, related, strength * edge * weights.Related, concept);
            }

            foreach (var child in concept.Children)
            {
                Reach(reached, child, strength * weights.Child, concept);
            }

            if (concept.Parent is { } parent)
            {
                Reach(reached, parent, strength * weights.Parent, concept);
                foreach (var sibling in parent.Children)
                {
                    Reach(reached, sibling, strength * weights.Sibling, concept);
                }
            }
        }

        return reached;
    }

    private static void Reach(Dictionary<Concept, Implied> reached, Concept concept, double strength, Concept by)
    {
        if (strength > 0 && (!reached.TryGetValue(concept, out var known) || known.Strength < strength))
        {
            reached[concept] = new(strength, by);
        }
    }
}
