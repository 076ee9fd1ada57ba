using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.Identity.Organizations;
using ScenarioHub.Identity.Start;
using Xunit;

namespace ScenarioHub.Identity.Tests.Start;

public class FirstStartTests(IdentityApp app)
{
    [Fact]
    public async Task The_first_administrator_must_change_the_password()
    {
        var first = await app.WithDbAsync(db => (
            from person in db.People
            join credential in db.Credentials on person.Id equals credential.PersonId
            join organization in db.Organizations on person.OrganizationId equals organization.Id
            where person.Email == "admin@localhost"
            select new { person.Roles, credential.Expired, organization.Name, organization.Kind, organization.State }).SingleAsync());

        Assert.Equal((true, "平台运营方", "platform", OrganizationState.Verified), (first.Expired, first.Name, first.Kind, first.State));
        Assert.Equal(["administrator", "manager"], first.Roles);
    }

    [Theory]
    [InlineData("park", "park", "manager", "演示高新区")]
    [InlineData("park2", "park", "member", "演示高新区")]
    [InlineData("company", "company", "manager", "示例智能科技有限公司")]
    [InlineData("company2", "company", "manager", "样例新材料有限公司")]
    [InlineData("agency", "agency", "manager", "演示场景服务机构")]
    [InlineData("funder", "funder", "manager", "演示科创银行")]
    [InlineData("administrator", "platform", "administrator", "平台运营方")]
    [InlineData("supervisor", "platform", "supervisor", "平台运营方")]
    [InlineData("expert", "company", "expert", "演示大学")]
    public async Task Everyone_of_the_demo_can_work_at_once(string name, string kind, string role, string organization)
    {
        var me = await (await app.AsAsync($"{name}@demo.example")).SendAsync("GET", "/api/identity/me").BodyAsync();

        var own = me.GetProperty("organization");
        Assert.Equal((organization, kind, "verified"), (own.Text("name"), own.Text("kind"), own.Text("state")));
        Assert.Equal([role], me.GetProperty("roles").EnumerateArray().Select(r => r.GetString()));
        Assert.Empty(own.GetProperty("creditCodeWarnings").EnumerateArray());
        Assert.False(me.GetProperty("passwordExpired").GetBoolean());
    }

    [Fact]
    public async Task Demo_organisations_and_people_are_told_to_the_others()
    {
        var ct = TestContext.Current.CancellationToken;

        Assert.Single(await app.FactsAsync<OrganizationRegistered>(ct), fact => fact.Contains("演示高新区"));
        Assert.Single(await app.FactsAsync<OrganizationDecided>(ct), fact => fact.Contains("演示高新区"));
        Assert.Contains(await app.FactsAsync<OrganizationChanged>(ct), fact => fact.Contains("演示高新区") && fact.Contains("\"verified\""));
        Assert.Contains(await app.FactsAsync<MemberChanged>(ct), fact => fact.Contains("park2@demo.example"));
    }

    [Fact]
    public async Task A_second_start_adds_nobody_and_keeps_passwords()
    {
        var before = await CountAsync();

        await app.Services.GetServices<IHostedService>().OfType<FirstStart>().Single().StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(before, await CountAsync());
        await app.SignInAsync("park@demo.example");
    }

    [Fact]
    public async Task A_rebuild_publishes_every_organisation_and_person_again()
    {
        var ct = TestContext.Current.CancellationToken;
        var (_, email) = await app.RegisterAsync();
        var (organizations, people) = ((await app.FactsAsync<OrganizationChanged>(ct)).Count, await OfAsync(email));

        Assert.Equal(0, await Rebuild.RunAsync(app.Services, ct));

        Assert.Equal(people + 1, await OfAsync(email));
        var known = await app.WithDbAsync(db => db.Organizations.CountAsync());
        Assert.True((await app.FactsAsync<OrganizationChanged>(ct)).Count >= organizations + Math.Min(known, 9));
    }

    private async Task<int> OfAsync(string email) => (await app.FactsAsync<MemberChanged>()).Count(fact => fact.Contains(email));

    private Task<int> CountAsync() => app.WithDbAsync(db => db.People.CountAsync(p => p.Email.EndsWith("@demo.example") || p.Email == "admin@localhost"));
}
