using System.Net;
using System.Text.Json;
using ScenarioHub.Identity.Organizations;

namespace ScenarioHub.Identity.Tests;

/// <summary>New organisations and people for tests that must not disturb each other.</summary>
internal static class Samples
{
    private static int _last;

    /// <summary>A credit code that nobody has had and that passes its checks.</summary>
    public static string NewCreditCode()
    {
        const string characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        var start = $"91990000{10_000_000 + Interlocked.Increment(ref _last)}";
        return (from middle in "0123456789X"
                from end in characters
                let code = $"{start}{middle}{end}"
                where CreditCode.WarningsOf(code) is []
                select code).First();
    }

    public static string NewEmail() => $"p{Interlocked.Increment(ref _last)}@test.example";

    /// <summary>A registration that is accepted as it is.</summary>
    public static object Registration(
        string kind = "company", string? creditCode = null, string? email = null, string password = IdentityApp.Password, string name = "测试有限公司") => new
        {
            kind,
            name,
            creditCode = creditCode ?? NewCreditCode(),
            regionCode = "330100",
            member = new { name = "王小明", email = email ?? NewEmail(), password },
            consent = true,
        };

    /// <summary>Registers an organisation and returns it as its manager reads it, with the manager's address.</summary>
    public static async Task<(JsonElement Organization, string Email)> RegisterAsync(this IdentityApp app, string kind = "company", string name = "测试有限公司")
    {
        var email = NewEmail();
        await app.CreateClient().SendAsync("POST", "/api/identity/organizations", Registration(kind, email: email, name: name)).BodyAsync(HttpStatusCode.Created);
        var manager = await app.AsAsync(email);
        return (await manager.SendAsync("GET", "/api/identity/organizations/mine").BodyAsync(), email);
    }

    /// <summary>Invites somebody into the organisation of the manager and accepts; returns the new address.</summary>
    public static async Task<string> InviteAsync(this IdentityApp app, string manager, params string[] roles)
    {
        var email = NewEmail();
        var client = await app.AsAsync(manager);
        var invitation = await client.SendAsync("POST", "/api/identity/members/invitations", new { name = "李小红", email, roles }).BodyAsync(HttpStatusCode.Created);
        await app.CreateClient().SendAsync(
            "POST", "/api/identity/invitations/accept", new { token = invitation.Text("token"), password = IdentityApp.Password, consent = true })
            .BodyAsync(HttpStatusCode.NoContent);
        return email;
    }

    /// <summary>The member with this address as a colleague reads it.</summary>
    public static async Task<JsonElement> MemberAsync(this HttpClient client, string email)
    {
        var members = await client.SendAsync("GET", "/api/identity/members?limit=100").BodyAsync();
        return members.GetProperty("items").EnumerateArray().Single(m => m.Text("email") == email);
    }
}
