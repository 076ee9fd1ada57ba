using System.Security.Claims;
using ScenarioHub.ServiceDefaults.Access;
using static ScenarioHub.Scenarios.Scenarios.ScenarioState;

namespace ScenarioHub.Scenarios.Scenarios;

/// <summary>Who reads: what the reader's token says, as far as it matters for what may be seen.</summary>
/// <param name="Organization">The reader's organisation, or an empty id.</param>
public record Reader(Guid Organization, bool SignedIn, bool Administrator, bool Supervisor)
{
    /// <summary>The parks that let the reader's agency draft for them now.</summary>
    public IReadOnlyList<Guid> Parks { get; init; } = [];

    /// <summary>Someone of whom nothing is known.</summary>
    public static Reader Public { get; } = new(Guid.Empty, false, false, false);

    /// <summary>The signed-in person, or the public.</summary>
    public static Reader Of(ClaimsPrincipal user) => user.Identity?.IsAuthenticated == true && !user.HasClaim(HubClaims.PasswordExpired, "true")
        ? new(user.OrganizationId(), true, user.IsAdministrator(), user.IsSupervisor())
        : Public;
}

/// <summary>
/// The one place that says who may see which scenario and which of its fields; every channel asks it: page, search, facets, lists,
/// snapshots and events.
/// </summary>
public static class Visibility
{
    /// <summary>The states in which everyone may see a scenario.</summary>
    public static readonly ScenarioState[] PublicStates = [Listed, Matched, Bidding, InDelivery, Accepted, Demonstrated];

    /// <summary>The fields that an owner may keep to people who are signed in.</summary>
    public static readonly string[] Hideable =
        ["demandParty", "goals", "indicators", "cooperation", "investmentYuan", "period", "department", "policyReferences"];

    /// <summary>Whether the reader may know that there is such a scenario: its park always, administrators once handed in, supervisors once listed; others once it is listed, and where it is aimed at groups, these.</summary>
    public static bool MaySee(this Reader reader, Scenario scenario) =>
        (PublicStates.Contains(scenario.State) && reader.IsAmong(scenario.Audience))
        || (reader.SignedIn && reader.Organization == scenario.OwnerId)
        || reader.DraftsFor(scenario)
        || (reader.Administrator && scenario.SubmittedAt is not null)
        || (reader.Supervisor && scenario.ListedAt is not null);

    /// <summary>Whether the reader may see it in the catalogue: published, and to the reader.</summary>
    public static bool MayFind(this Reader reader, Scenario scenario) => PublicStates.Contains(scenario.State) && reader.MaySee(scenario);

    /// <summary>Whether something for an audience is for the reader too; without an audience it is everyone's.</summary>
    public static bool IsAmong(this Reader reader, Guid[]? audience) =>
        audience is null || reader.Administrator || reader.Supervisor || (reader.SignedIn && audience.Contains(reader.Organization));

    /// <summary>Whether the reader works on the scenario, and so sees its history and the reasons of a return.</summary>
    public static bool WorksOn(this Reader reader, Scenario scenario) =>
        reader.Administrator || reader.Supervisor || (reader.SignedIn && reader.Organization == scenario.OwnerId) || reader.DraftsFor(scenario);

    /// <summary>Whether the reader's agency has drafted the scenario and its park still lets it.</summary>
    public static bool DraftsFor(this Reader reader, Scenario scenario) =>
        reader.SignedIn && scenario.DraftedById == reader.Organization && reader.Parks.Contains(scenario.OwnerId);

    /// <summary>The content without what the reader may not see.</summary>
    public static ScenarioContent VisibleTo(this ScenarioContent content, Reader reader)
    {
        var hidden = content.RegisteredFields;
        return reader.SignedIn || hidden.Length == 0 ? content : content with
        {
            DemandParty = hidden.Contains("demandParty") ? null : content.DemandParty,
            Goals = hidden.Contains("goals") ? null : content.Goals,
            Indicators = hidden.Contains("indicators") ? [] : content.Indicators,
            Cooperation = hidden.Contains("cooperation") ? null : content.Cooperation,
            InvestmentYuan = hidden.Contains("investmentYuan") ? null : content.InvestmentYuan,
            Period = hidden.Contains("period") ? null : content.Period,
            Department = hidden.Contains("department") ? null : content.Department,
            PolicyReferences = hidden.Contains("policyReferences") ? [] : content.PolicyReferences,
        };
    }
}
