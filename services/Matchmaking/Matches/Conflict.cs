using ScenarioHub.Matchmaking.Companies;
using ScenarioHub.Matchmaking.Profiles;

namespace ScenarioHub.Matchmaking.Matches;

/// <summary>What speaks against introducing a pair now; the code is also the rule that refuses the approval.</summary>
public record Conflict(string Code)
{
    /// <summary>All conflicts of a match, by what is known of both organisations.</summary>
    /// <param name="match">With its scenario and profile.</param>
    /// <param name="organizations">Copies of the organisations that are known.</param>
    /// <param name="optedOut">Organisations that want no suggestions.</param>
    /// <param name="now">For the scenario's deadline.</param>
    /// <param name="blocks">Who does not want to be brought together with whom.</param>
    public static IReadOnlyList<Conflict> Of(
        Match match, IReadOnlyDictionary<Guid, Organization> organizations, IReadOnlySet<Guid> optedOut, DateTimeOffset now,
        BlockedPairs? blocks = null)
    {
        var (scenario, profile) = (match.Scenario, match.Profile);
        var company = profile.CompanyId;

        // A person who proposes a pair knows what for; opting out is about suggestions of the engine.
        var unwanted = match.SuggestedBy is null && (optedOut.Contains(scenario.OwnerId) || (company is { } id && optedOut.Contains(id)));
        (string Code, bool Holds)[] all =
        [
            ("conflict.scenario-withdrawn", !scenario.Listed),
            ("conflict.scenario-expired", scenario.Card?.Deadline < now),
            ("conflict.profile-withdrawn", profile.State == ProfileState.Withdrawn),
            ("conflict.same-organization", company == scenario.OwnerId || profile.CompanyKey == Organization.KeyOf(scenario.Card?.Owner.Name ?? "")),
            ("conflict.unregistered", company is null),
            ("conflict.not-verified", IsSuspended(scenario.OwnerId) || IsSuspended(company)),
            ("conflict.opted-out", unwanted),
            ("conflict.blocked", company is { } other && blocks?.Between(scenario.OwnerId, other) == true),
        ];
        return [.. all.Where(c => c.Holds).Select(c => new Conflict(c.Code))];

        // An organisation that is not known yet has acted with a token that said it was verified; its copy is still on its way.
        bool IsSuspended(Guid? organization) => organization is { } known && organizations.TryGetValue(known, out var copy) && !copy.IsVerified;
    }
}
