using ScenarioHub.Identity.Organizations;
using ScenarioHub.Identity.People;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using Xunit;

namespace ScenarioHub.Identity.Tests.People;

public class PersonTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly Organization Company = Of(OrganizationKinds.Company);

    [Fact]
    public void The_last_manager_keeps_the_role()
    {
        var manager = In(Company, Roles.Manager);

        Assert.Equal("member.last-manager", Code(() => manager.GiveRoles([Roles.Member], Guid.NewGuid(), Company, [In(Company, Roles.Member)])));
    }

    [Fact]
    public void The_last_manager_stays_active_and_a_manager_who_was_shut_out_does_not_count()
    {
        var manager = In(Company, Roles.Manager);
        var gone = In(Company, Roles.Manager);
        gone.Deactivate([manager]);

        Assert.Equal("member.last-manager", Code(() => manager.Deactivate([gone])));
    }

    [Fact]
    public void One_of_two_managers_may_go()
    {
        var manager = In(Company, Roles.Manager);

        manager.Deactivate([In(Company, Roles.Manager)]);

        Assert.Equal((false, 2L), (manager.Active, manager.Version));
    }

    [Fact]
    public void The_last_administrator_stays()
    {
        var platform = Of(OrganizationKinds.Platform);
        var administrator = In(platform, Roles.Administrator);

        Assert.Equal("member.last-administrator", Code(() => administrator.Deactivate([In(platform, Roles.Manager)])));
    }

    [Fact]
    public void Nobody_changes_their_own_roles()
    {
        var person = In(Company, Roles.Manager);

        Assert.Equal("member.own-roles", Code(() => person.GiveRoles([Roles.Expert], person.Id, Company, [In(Company, Roles.Manager)])));
    }

    [Theory]
    [InlineData(OrganizationKinds.Park, false)]
    [InlineData(OrganizationKinds.Company, false)]
    [InlineData(OrganizationKinds.Agency, false)]
    [InlineData(OrganizationKinds.Funder, false)]
    [InlineData(OrganizationKinds.Platform, true)]
    public void Roles_of_the_platform_are_its_own_and_experts_are_anywhere(string kind, bool allowed)
    {
        var organization = Of(kind);

        RoleRules.Check([Roles.Manager, Roles.Member, Roles.Expert], organization);
        Assert.All([Roles.Administrator, Roles.Supervisor], role =>
            Assert.Equal(allowed ? null : "member.platform-role", Code(() => RoleRules.Check([role], organization))));
    }

    [Fact]
    public void A_platform_that_anyone_has_registered_gives_no_power_until_it_is_verified()
    {
        var organization = Organization.Register(OrganizationKinds.Platform, "12990000DEMA000724", new("冒名平台", "110000", null, null, null), Now);

        Assert.Equal("member.platform-role", Code(() => RoleRules.Check([Roles.Administrator], organization)));
        Assert.Equal([Roles.Manager], RoleRules.InForce([Roles.Manager, Roles.Administrator], organization));
    }

    [Fact]
    public void A_role_that_does_not_exist_is_named_as_a_field() =>
        Assert.Equal("roles", Assert.Throws<InvalidException>(() => RoleRules.Check(["king"], Company)).Errors[0].Field);

    private static string? Code(Action act) => (Record.Exception(act) as RuleException)?.Code;

    private static Person In(Organization organization, params string[] roles) =>
        Person.Join(organization, "王小明", $"{Guid.NewGuid():n}@test.example", null, roles, Now);

    private static Organization Of(string kind)
    {
        var organization = Organization.Register(kind, "91440300708461136T", new("测试单位", "330100", null, null, null), Now);
        organization.Verify(Guid.NewGuid(), Now);
        return organization;
    }
}
