using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Xunit;

namespace ScenarioHub.Identity.Tests.Clients;

public class ClientApiTests(IdentityApp app)
{
    private const string Path = "/api/identity/clients";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_program_acts_for_its_organisation_as_a_member(bool byHeader)
    {
        var client = await NewClientAsync(await app.AsAsync("park@demo.example"));

        var answer = await TokenAsync(client.Text("id"), client.Text("secret"), byHeader).BodyAsync();

        Assert.Equal(("Bearer", 600), (answer.Text("token_type"), answer.GetProperty("expires_in").GetInt32()));
        var token = Tokens.Read(answer.Text("access_token"));
        Assert.Equal((client.Text("id"), "演示高新区", "member"), (token.Subject, token.GetClaim("org_name").Value, token.GetClaim("role").Value));
        var machine = app.With(answer.Text("access_token"));
        Assert.Equal("演示高新区", (await machine.SendAsync("GET", "/api/identity/organizations/mine").BodyAsync()).Text("name"));
        await machine.SendAsync("GET", "/api/identity/me").RefusedAsync(404, "not-found");
        await machine.SendAsync("GET", Path).RefusedAsync(403, "forbidden");
    }

    [Fact]
    public async Task A_revoked_program_gets_no_token()
    {
        var manager = await app.AsAsync("park@demo.example");
        var client = await NewClientAsync(manager);

        await manager.SendAsync("DELETE", $"{Path}/{client.Text("id")}").BodyAsync(HttpStatusCode.NoContent);

        await FailsAsync(TokenAsync(client.Text("id"), client.Text("secret")), 401, "invalid_client");
        await manager.SendAsync("DELETE", $"{Path}/{client.Text("id")}").RefusedAsync(409, "client.revoked");
    }

    [Fact]
    public async Task Somebody_elses_program_is_like_a_missing_one()
    {
        var client = await NewClientAsync(await app.AsAsync("park@demo.example"));

        await (await app.AsAsync("company@demo.example")).SendAsync("DELETE", $"{Path}/{client.Text("id")}").RefusedAsync(404, "not-found");
        await TokenAsync(client.Text("id"), client.Text("secret")).BodyAsync();
    }

    [Fact]
    public async Task The_secret_is_shown_once_and_again_only_to_the_same_request()
    {
        var (manager, key) = (await app.AsAsync("company@demo.example"), Guid.NewGuid().ToString());
        var first = await manager.SendAsync("POST", Path, new { name = "接口程序" }, key: key).BodyAsync(HttpStatusCode.Created);

        var again = await manager.SendAsync("POST", Path, new { name = "接口程序" }, key: key).BodyAsync(HttpStatusCode.Created);
        var listed = (await manager.SendAsync("GET", $"{Path}?limit=100").BodyAsync()).GetProperty("items").EnumerateArray().Single(c => c.Text("id") == first.Text("id"));

        Assert.Equal((first.Text("id"), first.Text("secret")), (again.Text("id"), again.Text("secret")));
        Assert.False(listed.TryGetProperty("secret", out _));
        await manager.SendAsync("POST", Path, new { name = "另一个程序" }, key: key).RefusedAsync(409, "idempotency.reused");
    }

    [Fact]
    public async Task Errors_of_the_token_endpoint_are_those_of_OAuth()
    {
        var client = await NewClientAsync(await app.AsAsync("park@demo.example"));
        var (id, secret) = (client.Text("id"), client.Text("secret"));

        await FailsAsync(TokenAsync(id, "wrong"), 401, "invalid_client");
        await FailsAsync(TokenAsync(Guid.NewGuid().ToString(), secret), 401, "invalid_client");
        await FailsAsync(TokenAsync("not-a-guid", secret), 401, "invalid_client");
        await FailsAsync(TokenAsync(id, secret, grant: "password"), 400, "unsupported_grant_type");
        await FailsAsync(TokenAsync(id, secret, grant: ""), 400, "invalid_request");
        await FailsAsync(app.CreateClient().SendAsync("POST", "/connect/token", new { grant_type = "client_credentials" }), 400, "invalid_request");
        var challenged = await TokenAsync(id, "wrong", byHeader: true);
        Assert.Equal("Basic", challenged.Headers.WwwAuthenticate.Single().Scheme);
        Assert.True(challenged.Headers.CacheControl?.NoStore);
    }

    private static Task<JsonElement> NewClientAsync(HttpClient manager) =>
        manager.SendAsync("POST", Path, new { name = "数据同步程序" }).BodyAsync(HttpStatusCode.Created);

    private static async Task FailsAsync(Task<HttpResponseMessage> sent, int status, string error) =>
        Assert.Equal(error, (await sent.BodyAsync((HttpStatusCode)status)).Text("error"));

    private Task<HttpResponseMessage> TokenAsync(string id, string secret, bool byHeader = false, string grant = "client_credentials")
    {
        var form = new Dictionary<string, string> { ["grant_type"] = grant };
        var client = app.CreateClient();
        if (byHeader)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}")));
        }
        else
        {
            (form["client_id"], form["client_secret"]) = (id, secret);
        }

        return client.PostAsync("/connect/token", new FormUrlEncodedContent(form));
    }
}
