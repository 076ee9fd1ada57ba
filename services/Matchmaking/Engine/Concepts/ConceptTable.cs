using ScenarioHub.Matchmaking.Engine.Text;

namespace ScenarioHub.Matchmaking.Engine.Concepts;

/// <summary>All concepts, with their phrases and how they hang together. Read once from the embedded tables.</summary>
internal sealed class ConceptTable
{
    public static ConceptTable Shared { get; } = new();

    private readonly Dictionary<string, Concept> _byName = new(StringComparer.Ordinal);
    private readonly List<Concept> _concepts = [];

    private ConceptTable()
    {
        ReadTechnologies();
        var related = Table.Read("related.csv").ToList();
        foreach (var row in related)
        {
            ReadTrade(row[0], row[1]);
        }

        foreach (var row in related)
        {
            Relate(_byName[row[0]], row[2]);
        }
    }

    public IReadOnlyList<Concept> Concepts => _concepts;

    public PhraseFinder Phrases { get; } = new();

    public Concept? Named(string name) => _byName.GetValueOrDefault(name);

    private void ReadTechnologies()
    {
        var byCode = new Dictionary<string, Concept>(StringComparer.Ordinal);
        foreach (var row in Table.Read("technologies.csv"))
        {
            var concept = Add(row[2], row[0], isTechnology: true);
            byCode.Add(row[0], concept);
            Say(concept, row[2] + "|" + row[3]);
            if (row[1].Length > 0)
            {
                concept.Parent = byCode[row[1]];
                concept.Parent.Children.Add(concept);
            }
        }
    }

    /// <summary>A row of related.csv may add words to a technology or bring a concept of its own.</summary>
    private void ReadTrade(string name, string synonyms)
    {
        if (!_byName.TryGetValue(name, out var concept))
        {
            concept = Add(name, name, isTechnology: false);
            Say(concept, name);
        }

        Say(concept, synonyms);
    }

    private void Relate(Concept need, string suppliers)
    {
        foreach (var entry in suppliers.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = entry.Split(':');
            var supplier = Named(parts[0])
                ?? throw new InvalidOperationException($"related.csv leads from {need.Name} to {parts[0]}, which no table knows.");
            var strength = parts.Length > 1 ? double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : 1;
            need.Suppliers.Add((supplier, strength));
            supplier.Needs.Add((need, strength));
        }
    }

    private Concept Add(string name, string key, bool isTechnology)
    {
        var concept = new Concept(_concepts.Count, name, key) { IsTechnology = isTechnology };
        _byName.Add(name, concept);
        _concepts.Add(concept);
        return concept;
    }

    private void Say(Concept concept, string phrases)
    {
        foreach (var phrase in phrases.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            Phrases.Add(phrase, concept);
        }
    }
}
