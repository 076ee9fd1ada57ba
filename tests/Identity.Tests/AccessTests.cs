using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ScenarioHub.ServiceDefaults.Access;
using Xunit;

namespace ScenarioHub.Identity.Tests;

/// <summary>Who may call what. Every endpoint that exists must stand in the table, and every kind of caller is tried on each.</summary>
[Collection("signing keys")]
public class AccessTests(IdentityApp app)
{
    private static readonly string[] Managers = ["manager", "administrator"];
    private static readonly string[] Administrators = ["administrator"];
    private static readonly string[] SignedIn = ["member", "manager", "supervisor", "machine", "administrator"];
    private static readonly string[] AnyToken = ["expired", .. SignedIn];
    private static readonly string[] Everyone = ["anonymous", .. AnyToken];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["GET /health"] = Everyone,
        ["GET /alive"] = Everyone,
        ["GET /.well-known/openid-configuration"] = Everyone,
        ["GET /.well-known/jwks.json"] = Everyone,
        ["POST /connect/token"] = Everyone,
        ["GET /api/identity/openapi.json"] = Everyone,
        ["POST /api/identity/organizations"] = Everyone,
        ["GET /api/identity/organizations/"] = Administrators,
        ["GET /api/identity/organizations/{id:guid}"] = Administrators,
        ["GET /api/identity/organizations/mine"] = SignedIn,
        ["PUT /api/identity/organizations/mine"] = Managers,
        ["GET /api/identity/organizations/{id:guid}/card"] = Everyone,
        ["POST /api/identity/organizations/{id:guid}/verify"] = Administrators,
        ["POST /api/identity/organizations/{id:guid}/reject"] = Administrators,
        ["POST /api/identity/organizations/{id:guid}/suspend"] = Administrators,
        ["POST /api/identity/organizations/{id:guid}/reinstate"] = Administrators,
        ["GET /api/identity/organizations/{id:guid}/partners/"] = Administrators,
        ["PUT /api/identity/organizations/{id:guid}/partners/"] = Administrators,
        ["GET /api/identity/members/"] = SignedIn,
        ["PUT /api/identity/members/{id:guid}/roles"] = Managers,
        ["POST /api/identity/members/{id:guid}/deactivate"] = Managers,
        ["POST /api/identity/members/{id:guid}/reactivate"] = Managers,
        ["POST /api/identity/members/invitations/"] = Managers,
        ["GET /api/identity/members/invitations/"] = Managers,
        ["DELETE /api/identity/members/invitations/{id:guid}"] = Managers,
        ["POST /api/identity/invitations/accept"] = Everyone,
        ["POST /api/identity/sessions/"] = Everyone,
        ["POST /api/identity/sessions/refresh"] = Everyone,
        ["POST /api/identity/sessions/end"] = Everyone,
        ["POST /api/identity/sessions/end-all"] = AnyToken,
        ["POST /api/identity/password"] = AnyToken,
        ["GET /api/identity/me/"] = AnyToken,
        ["PUT /api/identity/me/"] = AnyToken,
        ["GET /api/identity/clients/"] = Managers,
        ["POST /api/identity/clients/"] = Managers,
        ["DELETE /api/identity/clients/{id:guid}"] = Managers,
        ["POST /api/identity/keys/rotate"] = Administrators,
        ["GET /api/identity/audit/"] = SignedIn,
        ["GET /api/identity/audit/export"] = SignedIn,
        ["GET /api/identity/operations/messaging"] = Administrators,
        ["GET /api/identity/operations/dead-letters/{endpoint}"] = Administrators,
        ["POST /api/identity/operations/dead-letters/{endpoint}/redrive"] = Administrators,
    };

    [Fact]
    public void Every_endpoint_stands_in_the_table() => Assert.Equal(Allowed.Keys.Order(), Endpoints().Order());

    [Fact]
    public async Task Every_endpoint_lets_in_whom_it_should_and_nobody_else()
    {
        var wrong = new List<string>();
        var (let, kept) = (0, 0);
        foreach (var (caller, client) in await CallersAsync())
        {
            foreach (var endpoint in Endpoints())
            {
                var answer = await client.SendAsync(Request(endpoint));
                var allowed = Allowed[endpoint].Contains(caller);
                var refusal = caller == "anonymous" ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden;
                var right = allowed
                    ? answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) && (int)answer.StatusCode < 500
                    : answer.StatusCode == refusal;
                (let, kept) = allowed ? (let + 1, kept) : (let, kept + 1);
                if (!right)
                {
                    wrong.Add($"{caller}: {endpoint} answered {answer.StatusCode}");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.True(let > 100 && kept > 100, $"{let} calls were let in and {kept} kept out: the loop was vacuous");
    }

    [Fact]
    public async Task A_member_of_an_organisation_that_waits_can_see_where_it_stands()
    {
        var (_, email) = await app.RegisterAsync();

        var me = await (await app.AsAsync(email)).SendAsync("GET", "/api/identity/me").BodyAsync();

        Assert.Equal("pending", me.GetProperty("organization").Text("state"));
    }

    [Fact]
    public async Task The_audit_trail_shows_ones_own_organisation_and_to_supervisors_all()
    {
        var (organization, email) = await app.RegisterAsync();
        var (_, stranger) = await app.RegisterAsync();
        var path = $"/api/identity/audit?subject={organization.Text("id")}";

        async Task<int> SeenBy(string whom) => (await (await app.AsAsync(whom)).SendAsync("GET", path).BodyAsync()).GetProperty("items").GetArrayLength();
        Assert.Equal((1, 0, 1), (await SeenBy(email), await SeenBy(stranger), await SeenBy("supervisor@demo.example")));
    }

    private IEnumerable<string> Endpoints() =>
        from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select $"{method} {endpoint.RoutePattern.RawText}";

    private static HttpRequestMessage Request(string endpoint)
    {
        var (method, pattern) = (endpoint.Split(' ')[0], endpoint.Split(' ')[1]);
        var path = pattern.Replace("{id:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal).Replace("{endpoint}", "none", StringComparison.Ordinal);
        return new(new(method), path) { Content = method is "POST" or "PUT" ? JsonContent.Create(new { }) : null };
    }

    private async Task<Dictionary<string, HttpClient>> CallersAsync()
    {
        var (_, manager) = await app.RegisterAsync();
        var member = await app.InviteAsync(manager, Roles.Member);
        var expired = await app.InviteAsync(manager, Roles.Manager);
        await app.SqlAsync($"UPDATE credential SET expired = true FROM person p WHERE p.id = person_id AND p.email = '{expired}'");
        var managing = await app.AsAsync(manager);
        var machine = await managing.SendAsync("POST", "/api/identity/clients", new { name = "程序" }).BodyAsync(HttpStatusCode.Created);
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = machine.Text("id"), ["client_secret"] = machine.Text("secret"),
        };
        var token = await app.CreateClient().PostAsync("/connect/token", new FormUrlEncodedContent(form)).BodyAsync();
        return new()
        {
            ["anonymous"] = app.CreateClient(),
            ["expired"] = await app.AsAsync(expired),
            ["member"] = await app.AsAsync(member),
            ["manager"] = managing,
            ["supervisor"] = await app.AsAsync("supervisor@demo.example"),
            ["administrator"] = await app.AsAsync("administrator@demo.example"),
            ["machine"] = app.With(token.Text("access_token")),
        };
    }
}
