using System.Net;
using ScenarioHub.ServiceDefaults.Access;
using Xunit;

namespace ScenarioHub.Identity.Tests.Invitations;

public class InvitationApiTests(IdentityApp app)
{
    private const string Path = "/api/identity/members/invitations";
    private const string AcceptPath = "/api/identity/invitations/accept";

    [Fact]
    public async Task An_invitation_is_accepted_once()
    {
        var manager = await ManagerAsync();
        var invitation = await manager.SendAsync("POST", Path, Invitee()).BodyAsync(HttpStatusCode.Created);

        await app.CreateClient().SendAsync("POST", AcceptPath, Acceptance(invitation.Text("token"))).BodyAsync(HttpStatusCode.NoContent);

        await app.SignInAsync(invitation.Text("email"));
        await app.CreateClient().SendAsync("POST", AcceptPath, Acceptance(invitation.Text("token"))).RefusedAsync(409, "invitation.invalid");
        Assert.Empty((await manager.SendAsync("GET", Path).BodyAsync()).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task The_token_is_shown_once_and_again_only_to_the_same_request()
    {
        var (manager, invitee, key) = (await ManagerAsync(), Invitee(), Guid.NewGuid().ToString());

        var first = await manager.SendAsync("POST", Path, invitee, key: key).BodyAsync(HttpStatusCode.Created);
        var again = await manager.SendAsync("POST", Path, invitee, key: key).BodyAsync(HttpStatusCode.Created);
        var listed = Assert.Single((await manager.SendAsync("GET", Path).BodyAsync()).GetProperty("items").EnumerateArray());

        Assert.Equal((first.Text("id"), first.Text("token")), (again.Text("id"), again.Text("token")));
        Assert.False(listed.TryGetProperty("token", out _));
        await manager.SendAsync("POST", Path, Invitee(), key: key).RefusedAsync(409, "idempotency.reused");
        await manager.SendAsync("POST", Path, invitee).RefusedAsync(409, "invitation.duplicate");
    }

    [Fact]
    public async Task Withdrawn_expired_and_unknown_invitations_get_one_answer()
    {
        var manager = await ManagerAsync();
        var withdrawn = await manager.SendAsync("POST", Path, Invitee()).BodyAsync(HttpStatusCode.Created);
        var expired = await manager.SendAsync("POST", Path, Invitee()).BodyAsync(HttpStatusCode.Created);
        await manager.SendAsync("DELETE", $"{Path}/{withdrawn.Text("id")}").BodyAsync(HttpStatusCode.NoContent);
        await app.SqlAsync($"UPDATE invitation SET expires_at = now() - interval '1 ms' WHERE id = '{expired.Text("id")}'");

        foreach (var token in new[] { withdrawn.Text("token"), expired.Text("token"), "no-such-token" })
        {
            await app.CreateClient().SendAsync("POST", AcceptPath, Acceptance(token)).RefusedAsync(409, "invitation.invalid");
        }

        await manager.SendAsync("DELETE", $"{Path}/{withdrawn.Text("id")}").RefusedAsync(409, "invitation.not-open");
    }

    [Fact]
    public async Task A_refused_acceptance_leaves_the_invitation_open()
    {
        var invitation = await (await ManagerAsync()).SendAsync("POST", Path, Invitee()).BodyAsync(HttpStatusCode.Created);
        var token = invitation.Text("token");

        await app.CreateClient().SendAsync("POST", AcceptPath, new { token, password = "short", consent = true }).InvalidAsync("password", "password.length");
        await app.CreateClient().SendAsync("POST", AcceptPath, new { token, password = IdentityApp.Password }).InvalidAsync("consent", "consent.required");
        await app.CreateClient().SendAsync("POST", AcceptPath, Acceptance(token)).BodyAsync(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Somebody_elses_invitation_is_like_a_missing_one()
    {
        var invitation = await (await ManagerAsync()).SendAsync("POST", Path, Invitee()).BodyAsync(HttpStatusCode.Created);

        await (await ManagerAsync()).SendAsync("DELETE", $"{Path}/{invitation.Text("id")}").RefusedAsync(404, "not-found");
        await app.CreateClient().SendAsync("POST", AcceptPath, Acceptance(invitation.Text("token"))).BodyAsync(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Who_has_an_account_cannot_be_invited()
    {
        var invitee = new { name = "园区经办人", email = "PARK@demo.example", roles = new[] { Roles.Member } };

        await (await ManagerAsync()).SendAsync("POST", Path, invitee).RefusedAsync(409, "member.email-taken");
    }

    private async Task<HttpClient> ManagerAsync() => await app.AsAsync((await app.RegisterAsync()).Email);

    private static object Invitee() => new { name = "李小红", email = Samples.NewEmail(), roles = new[] { Roles.Member } };

    private static object Acceptance(string token) => new { token, password = IdentityApp.Password, language = "en", consent = true };
}
