using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Notifications.Tests.Catalogue;
using ScenarioHub.Testing;

namespace ScenarioHub.Notifications.Tests.Standing;

/// <summary>What several tests do with saved searches, follows and lists.</summary>
public static class StandingCalls
{
    /// <summary>The park as a party.</summary>
    public static Party AsParty(this TestPerson park) => new(park.OrganizationId, park.OrganizationName);

    /// <summary>Somebody keeps a search, as Scenarios tells of it; returns its id once it stands.</summary>
    public static async Task<Guid> KeepAsync(this NotificationsApp app, TestPerson person, string name, string filter)
    {
        var id = Guid.CreateVersion7();
        await app.PublishAsync(new SearchSaved(id, 1, person.PersonId, person.OrganizationId, name, filter, DateTimeOffset.UtcNow));
        await app.StandsAsync(person, id.ToString(), true);
        return id;
    }

    /// <summary>Waits until an interest stands, or no longer does.</summary>
    public static Task StandsAsync(this NotificationsApp app, TestPerson person, string subject, bool active) => Eventually.Async(
        () => app.CountAsync("SELECT count(*) FROM standing WHERE person_id = $1 AND subject = $2 AND active = $3", person.PersonId, subject, active), count => count == 1);

    /// <summary>A list with scenarios of those names, some in a direction, told as Scenarios would.</summary>
    public static ScenariosListed ListOf(TestPerson park, Guid[]? audience, params string[] names) => new(
        Guid.CreateVersion7(), "QD-2026-000009", "清单", park.AsParty(),
        [.. names.Select((name, i) => ListSamples.Scenario(park.AsParty(), Guid.CreateVersion7(), $"CJ-2026-{i:D6}", name, ("direction", "低空经济")))], audience, DateTimeOffset.UtcNow);
}
