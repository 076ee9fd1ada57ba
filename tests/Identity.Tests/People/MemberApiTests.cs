using System.Net;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.ServiceDefaults.Access;
using Xunit;

namespace ScenarioHub.Identity.Tests.People;

public class MemberApiTests(IdentityApp app)
{
    private const string Path = "/api/identity/members";

    [Fact]
    public async Task A_manager_gives_roles_and_the_others_are_told()
    {
        var (_, email) = await app.RegisterAsync();
        var colleague = await app.InviteAsync(email, Roles.Member);
        var manager = await app.AsAsync(email);
        var member = await manager.MemberAsync(colleague);

        var changed = await manager.SendAsync("PUT", $"{Path}/{member.Text("id")}/roles", new { roles = new[] { Roles.Manager, Roles.Expert } }, member.Version()).BodyAsync();

        Assert.Equal(["manager", "expert"], changed.GetProperty("roles").EnumerateArray().Select(r => r.GetString()));
        Assert.Contains(
            await app.FactsAsync<MemberChanged>(TestContext.Current.CancellationToken),
            fact => fact.Contains(colleague) && fact.Contains("expert") && fact.Contains("\"version\": 2"));
    }

    [Fact]
    public async Task A_deactivated_person_is_out_until_reactivated()
    {
        var (_, email) = await app.RegisterAsync();
        var colleague = await app.InviteAsync(email, Roles.Member);
        var session = await app.SignInAsync(colleague);
        var manager = await app.AsAsync(email);
        var member = await manager.MemberAsync(colleague);
        var path = $"{Path}/{member.Text("id")}";

        await manager.SendAsync("POST", $"{path}/deactivate", version: member.Version()).BodyAsync();
        var outside = app.CreateClient();
        await outside.SendAsync("POST", "/api/identity/sessions", new { email = colleague, password = IdentityApp.Password }).RefusedAsync(401, "session.refused");
        await outside.SendAsync("POST", "/api/identity/sessions/refresh", new { refreshToken = session.RefreshToken }).RefusedAsync(401, "session.ended");

        await manager.SendAsync("POST", $"{path}/reactivate", version: member.Version() + 1).BodyAsync();
        await app.SignInAsync(colleague);
        await outside.SendAsync("POST", "/api/identity/sessions/refresh", new { refreshToken = session.RefreshToken }).RefusedAsync(401, "session.ended");
    }

    [Fact]
    public async Task Two_managers_who_shut_each_other_out_at_once_leave_one()
    {
        var (_, first) = await app.RegisterAsync();
        var second = await app.InviteAsync(first, Roles.Manager);
        var (one, two) = (await app.AsAsync(first), await app.AsAsync(second));
        var (a, b) = (await one.MemberAsync(first), await one.MemberAsync(second));

        var answers = await Task.WhenAll(
            one.SendAsync("POST", $"{Path}/{b.Text("id")}/deactivate", version: 1),
            two.SendAsync("POST", $"{Path}/{a.Text("id")}/deactivate", version: 1));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(r => r.StatusCode).Order());
    }

    [Fact]
    public async Task Nobody_changes_their_own_roles_or_somebody_elses_people()
    {
        var (_, email) = await app.RegisterAsync();
        var (_, stranger) = await app.RegisterAsync();
        var manager = await app.AsAsync(email);
        var own = await manager.MemberAsync(email);
        var theirs = await (await app.AsAsync(stranger)).MemberAsync(stranger);
        var roles = new { roles = new[] { Roles.Member } };

        await manager.SendAsync("PUT", $"{Path}/{own.Text("id")}/roles", roles, 1).RefusedAsync(409, "member.own-roles");
        await manager.SendAsync("PUT", $"{Path}/{theirs.Text("id")}/roles", roles, 1).RefusedAsync(404, "not-found");
        await manager.SendAsync("POST", $"{Path}/{own.Text("id")}/deactivate", version: 1).RefusedAsync(409, "member.last-manager");
    }

    [Fact]
    public async Task A_platform_of_ones_own_making_makes_no_administrator()
    {
        var (_, email) = await app.RegisterAsync("platform", "自封平台");
        var colleague = await app.InviteAsync(email, Roles.Member);
        var manager = await app.AsAsync(email);
        var member = await manager.MemberAsync(colleague);

        await manager.SendAsync("PUT", $"{Path}/{member.Text("id")}/roles", new { roles = new[] { Roles.Administrator } }, 1).RefusedAsync(409, "member.platform-role");
        await manager.SendAsync("POST", $"{Path}/invitations", new { name = "赵六", email = Samples.NewEmail(), roles = new[] { Roles.Supervisor } })
            .RefusedAsync(409, "member.platform-role");
    }

    [Fact]
    public async Task A_person_changes_their_own_entry()
    {
        var (_, email) = await app.RegisterAsync();
        var client = await app.AsAsync(email);

        var me = await client.SendAsync("PUT", "/api/identity/me", new { name = "王大明", language = "en" }, 1).BodyAsync();

        Assert.Equal(("王大明", "en", 2L), (me.Text("name"), me.Text("language"), me.Version()));
        await client.SendAsync("PUT", "/api/identity/me", new { name = "王大明", language = "fr" }, 2).InvalidAsync("language", "field.choice");
        await client.SendAsync("PUT", "/api/identity/me", new { name = "王大明", language = "en" }, 1).RefusedAsync(412, "version.stale");
    }
}
