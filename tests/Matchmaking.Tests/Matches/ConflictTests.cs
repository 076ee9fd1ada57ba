using ScenarioHub.Contracts.Identity;
using ScenarioHub.Matchmaking.Companies;
using ScenarioHub.Matchmaking.Matches;
using ScenarioHub.Matchmaking.Profiles;
using ScenarioHub.Matchmaking.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Matchmaking.Tests.Matches;

public class ConflictTests
{
    [Fact]
    public void A_sound_pair_has_none() => Assert.Empty(ConflictsOf(Some.Scenario(), Some.Profile(Guid.CreateVersion7())));

    [Fact]
    public void A_company_that_has_not_registered_cannot_be_introduced()
    {
        var match = Some.Match(profile: Some.Profile());
        var conflicts = Conflict.Of(match, new Dictionary<Guid, Organization>(), new HashSet<Guid>(), Some.Now);

        var refused = Assert.Throws<RuleException>(() => match.Approve(Guid.CreateVersion7(), null, conflicts, Some.Now));

        Assert.Equal("conflict.unregistered", refused.Code);
        Assert.Equal(MatchState.InModeration, match.State);
    }

    [Fact]
    public void A_park_is_not_introduced_to_itself()
    {
        var park = TestPerson.OfPark();
        var scenario = Some.Scenario(Some.Card(park, "水质监测"));
        Assert.Equal(["conflict.same-organization"], ConflictsOf(scenario, Some.Profile(park.OrganizationId)));
        Assert.Equal(["conflict.same-organization"], ConflictsOf(scenario, Some.Profile(Guid.CreateVersion7(), park.OrganizationName)));
    }

    [Fact]
    public void What_has_been_withdrawn_or_is_over_is_not_introduced()
    {
        var company = Guid.CreateVersion7();
        Assert.Equal(["conflict.scenario-withdrawn"], ConflictsOf(Some.Scenario(listed: false), Some.Profile(company)));
        var late = Some.Card(TestPerson.OfPark(), "水质监测", deadline: Some.Now.AddMilliseconds(-1));
        Assert.Equal(["conflict.scenario-expired"], ConflictsOf(Some.Scenario(late), Some.Profile(company)));
        var withdrawn = Some.Profile(company);
        withdrawn.Withdraw(Some.Now);
        Assert.Equal(["conflict.profile-withdrawn"], ConflictsOf(Some.Scenario(), withdrawn));
    }

    [Fact]
    public void Who_has_opted_out_is_left_alone_by_the_engine_but_not_by_people()
    {
        var company = Guid.CreateVersion7();
        var (scenario, profile) = (Some.Scenario(), Some.Profile(company));
        Assert.Equal(["conflict.opted-out"], ConflictsOf(scenario, profile, optedOut: company));
        Assert.Equal(["conflict.opted-out"], ConflictsOf(scenario, profile, optedOut: scenario.OwnerId));
        var proposed = Match.Of(scenario, profile, new(profile.Id, 0.5, Some.NoReasons), Some.Now, "某园区", "请对接");
        Assert.Empty(Conflict.Of(proposed, new Dictionary<Guid, Organization>(), new HashSet<Guid> { company }, Some.Now));
    }

    [Fact]
    public void A_suspended_company_is_not_introduced()
    {
        var organization = Organization.Of(Guid.CreateVersion7());
        organization.Take(new OrganizationChanged(organization.Id, 3, "company", "测试科技有限公司", "x", "510100", "suspended", null, Some.Now));
        var match = Some.Match(profile: Some.Profile(organization.Id));
        var conflicts = Conflict.Of(match, new Dictionary<Guid, Organization> { [organization.Id] = organization }, new HashSet<Guid>(), Some.Now);
        Assert.Equal(["conflict.not-verified"], conflicts.Select(c => c.Code));
    }

    private static string[] ConflictsOf(Scenario scenario, CapabilityProfile profile, Guid? optedOut = null) =>
        [.. Conflict.Of(Some.Match(scenario, profile), new Dictionary<Guid, Organization>(), optedOut is { } id ? new HashSet<Guid> { id } : [], Some.Now).Select(c => c.Code)];
}
