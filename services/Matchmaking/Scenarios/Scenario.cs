using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.ServiceDefaults.Validation;
using ScenarioHub.Text;

namespace ScenarioHub.Matchmaking.Scenarios;

/// <summary>
/// The copy of a scenario (场景) that has been listed. The text and the state have a version each, so that the copy ends up the same in
/// whatever order its facts arrive: a late text is still taken over under a newer withdrawal.
/// </summary>
public class Scenario : IVersioned
{
    private Scenario()
    {
    }

    public Guid Id { get; private init; }

    public long Version { get; private set; }

    public long CardVersion { get; private set; }

    public bool Listed { get; private set; }

    public Guid OwnerId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The public face; missing only where nothing but a withdrawal has arrived yet.</summary>
    public ScenarioCard? Card { get; private set; }

    public string[] Tokens { get; private set; } = [];

    /// <summary>The list that it was published in.</summary>
    public Guid? ListId { get; private set; }

    /// <summary>Whether only that list's audience may know of it.</summary>
    public bool Aimed { get; private set; }

    public static Scenario Of(Guid id) => new() { Id = id };

    /// <summary>Takes over a text, a state, or both; false where it knew better.</summary>
    public bool Take(ScenarioListed fact)
    {
        var (newText, newState) = (fact.Version > CardVersion, fact.Version > Version);
        if (newText)
        {
            (CardVersion, Card, ListId, Aimed) = (fact.Version, fact.Scenario, fact.ListId, fact.Aimed);
            Tokens = [.. Text.Tokens.ForIndex(fact.Scenario.Number, fact.Scenario.Name, fact.Scenario.Owner.Name).Order(StringComparer.Ordinal)];
        }

        if (newState)
        {
            (Version, Listed) = (fact.Version, true);
            TakeNames(fact.Scenario.Name, fact.Scenario.Owner);
        }

        return newText || newState;
    }

    /// <summary>Takes over a withdrawal; false where it knew better.</summary>
    public bool Take(ScenarioWithdrawn fact)
    {
        if (fact.Version <= Version)
        {
            return false;
        }

        (Version, Listed) = (fact.Version, false);
        TakeNames(fact.Name, fact.Owner);
        return true;
    }

    /// <summary>Whether companies may be proposed for it now. An offer (能力) is itself a capability, and nobody's need.</summary>
    public bool SeeksCompanies(DateTimeOffset now) => Listed && Card is { Kind: not "offer" } card && !(card.Deadline < now);

    private void TakeNames(string name, Party owner) => (Name, OwnerId) = (name, owner.Id);
}
