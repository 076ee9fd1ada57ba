namespace ScenarioHub.Matchmaking.Engine.Concepts;

/// <summary>
/// A technology or trade with the words that people use for it (技术词与行业词): from <c>reference/technologies.csv</c> with its hierarchy,
/// or from <c>related.csv</c>.
/// </summary>
internal sealed class Concept(int id, string name, string key)
{
    public int Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>The term that stands for it in the index; no word of a text can look like it.</summary>
    public string Key { get; } = "#" + key;

    public bool IsTechnology { get; init; }

    public Concept? Parent { get; set; }

    public List<Concept> Children { get; } = [];

    /// <summary>What a supplier for this need deals in, with a strength of 0–1.</summary>
    public List<(Concept Concept, double Strength)> Suppliers { get; } = [];

    /// <summary>The same edges read from the supplier's side.</summary>
    public List<(Concept Concept, double Strength)> Needs { get; } = [];
}
