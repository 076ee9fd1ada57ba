using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Catalogue.Searches;

/// <summary>A search that a person keeps (保存的检索), to come back to and to be told of what is new.</summary>
public class SavedSearch : IVersioned
{
    private SavedSearch()
    {
    }

    /// <summary>How many a person may keep.</summary>
    public const int Most = 50;

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public long Version { get; private set; } = 1;

    public Guid PersonId { get; private set; }

    public Guid OrganizationId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The normalised query string.</summary>
    public string Filter { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Keeps a search. One that asks for nothing would answer with everything and is refused.</summary>
    public static SavedSearch Keep(Guid person, Guid organization, string name, CatalogueFilter filter, int kept, DateTimeOffset now)
    {
        var normalized = filter.Normalized();
        RuleException.ThrowIf(normalized.Length == 0, "search.empty");
        RuleException.ThrowIf(kept >= Most, "search.too-many", Most);
        return new() { PersonId = person, OrganizationId = organization, Name = name.Trim(), Filter = normalized, CreatedAt = now };
    }

    /// <summary>Calls it something else.</summary>
    public SearchSaved Rename(string name, DateTimeOffset now)
    {
        Name = name.Trim();
        Version++;
        return Tell(now);
    }

    /// <summary>The fact that it is kept, as it is now.</summary>
    public SearchSaved Tell(DateTimeOffset now) => new(Id, Version, PersonId, OrganizationId, Name, Filter, now);
}
