using ScenarioHub.Identity.Organizations;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using Xunit;
using static ScenarioHub.Identity.Organizations.OrganizationState;

namespace ScenarioHub.Identity.Tests.Organizations;

public class OrganizationTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly Guid Elsewhere = Guid.NewGuid();
    private static readonly OrganizationEntry Entry = new("测试有限公司", "330100", null, null, null);

    private static readonly Dictionary<string, (Action<Organization> Act, OrganizationState To, OrganizationState[] From)> Acts = new()
    {
        ["verify"] = (o => o.Verify(Elsewhere, Now), Verified, [Pending, Rejected]),
        ["reject"] = (o => o.Reject(Elsewhere, "名称不符", Now), Rejected, [Pending]),
        ["suspend"] = (o => o.Suspend(Elsewhere, "投诉核实中", Now), Suspended, [Verified]),
        ["reinstate"] = (o => o.Reinstate(Elsewhere, Now), Verified, [Suspended]),
    };

    public static TheoryData<string, OrganizationState> Matrix() =>
        [.. from act in Acts.Keys from state in Enum.GetValues<OrganizationState>() select (act, state)];

    [Theory]
    [MemberData(nameof(Matrix))]
    public void A_decision_is_possible_in_its_states_and_changes_nothing_in_others(string name, OrganizationState state)
    {
        var (act, to, from) = Acts[name];
        var organization = In(state);
        var version = organization.Version;

        if (from.Contains(state))
        {
            act(organization);
            Assert.Equal((to, version + 1), (organization.State, organization.Version));
        }
        else
        {
            Assert.Throws<RuleException>(() => act(organization));
            Assert.Equal((state, version), (organization.State, organization.Version));
        }
    }

    [Fact]
    public void Nobody_decides_on_their_own_organisation()
    {
        var organization = In(Pending);

        Assert.Equal("organization.own", Assert.Throws<RuleException>(() => organization.Verify(organization.Id, Now)).Code);
    }

    [Fact]
    public void A_rejected_organisation_waits_again_once_it_is_corrected()
    {
        var organization = In(Rejected);

        organization.Change(Entry with { Department = "办公室" });

        Assert.Equal(Pending, organization.State);
    }

    [Fact]
    public void A_verified_organisation_waits_again_with_a_new_name_only()
    {
        var organization = In(Verified);

        organization.Change(Entry with { Phone = "0571-1234567" });
        Assert.Equal(Verified, organization.State);

        organization.Change(Entry with { Name = "另一家有限公司" });
        Assert.Equal(Pending, organization.State);
    }

    [Fact]
    public void The_platform_keeps_its_verification_under_a_new_name()
    {
        var platform = Organization.Register(OrganizationKinds.Platform, "12990000DEMA000724", Entry, Now);
        platform.Verify(Elsewhere, Now);

        platform.Change(Entry with { Name = "新的运营方" });

        Assert.Equal(Verified, platform.State);
    }

    [Fact]
    public void Only_companies_have_a_growth_tier()
    {
        var refused = Assert.Throws<InvalidException>(() =>
            Organization.Register(OrganizationKinds.Park, "12990000DEMA000649", Entry with { GrowthTier = "瞪羚" }, Now));

        Assert.Equal("growthTier", refused.Errors[0].Field);
    }

    [Fact]
    public void A_growth_tier_is_one_of_those_that_lists_are_aimed_by()
    {
        var refused = Assert.Throws<InvalidException>(() =>
            Organization.Register(OrganizationKinds.Company, "91440300708461136T", Entry with { GrowthTier = "瞪羚企业" }, Now));

        Assert.Equal(("growthTier", "organization.growth-tier-unknown"), (refused.Errors[0].Field, refused.Errors[0].Code));
    }

    private static Organization In(OrganizationState state)
    {
        var organization = Organization.Register(OrganizationKinds.Company, "91440300708461136T", Entry, Now);
        if (state is Verified or Suspended)
        {
            organization.Verify(Elsewhere, Now);
        }

        if (state is Suspended)
        {
            organization.Suspend(Elsewhere, "投诉核实中", Now);
        }

        if (state is Rejected)
        {
            organization.Reject(Elsewhere, "名称不符", Now);
        }

        return organization;
    }
}
