using ScenarioHub.Contracts.Identity;
using Xunit;

namespace ScenarioHub.Identity.Tests.Organizations;

public class OrganizationApiTests(IdentityApp app)
{
    private const string Path = "/api/identity/organizations";

    [Fact]
    public async Task Verifying_tells_the_others_and_the_next_token()
    {
        var (organization, email) = await app.RegisterAsync("park", "待核验园区");
        var administrator = await app.AsAsync("administrator@demo.example");
        var id = organization.Text("id");

        var verified = await administrator.SendAsync("POST", $"{Path}/{id}/verify", version: organization.Version()).BodyAsync();

        Assert.Equal(("verified", organization.Version() + 1), (verified.Text("state"), verified.Version()));
        Assert.Contains(await app.FactsAsync<OrganizationDecided>(TestContext.Current.CancellationToken), f => f.Contains(id) && f.Contains("true"));
        Assert.Contains(await app.FactsAsync<OrganizationChanged>(TestContext.Current.CancellationToken), f => f.Contains(id) && f.Contains("\"verified\""));
        var token = Tokens.Read((await app.SignInAsync(email)).AccessToken);
        Assert.Equal("true", token.GetClaim("org_verified").Value);
        var card = await app.CreateClient().SendAsync("GET", $"{Path}/{id}/card").BodyAsync();
        Assert.Equal("待核验园区", card.Text("name"));
        Assert.False(card.TryGetProperty("creditCode", out _));
    }

    [Fact]
    public async Task A_rejection_gives_its_reason_to_the_organisation_and_a_correction_brings_it_back()
    {
        var (organization, email) = await app.RegisterAsync();
        var administrator = await app.AsAsync("administrator@demo.example");
        var manager = await app.AsAsync(email);

        await administrator.SendAsync("POST", $"{Path}/{organization.Text("id")}/reject", new { reason = "名称与执照不符" }, organization.Version()).BodyAsync();
        var mine = await manager.SendAsync("GET", $"{Path}/mine").BodyAsync();
        Assert.Equal(("rejected", "名称与执照不符"), (mine.Text("state"), mine.Text("reason")));

        var corrected = await manager.SendAsync("PUT", $"{Path}/mine", new { name = "正确有限公司", regionCode = "330100", growthTier = "瞪羚" }, mine.Version()).BodyAsync();
        Assert.Equal("pending", corrected.Text("state"));
    }

    [Fact]
    public async Task A_suspended_organisation_is_reinstated()
    {
        var (organization, _) = await app.RegisterAsync();
        var administrator = await app.AsAsync("administrator@demo.example");
        var path = $"{Path}/{organization.Text("id")}";
        await administrator.SendAsync("POST", $"{path}/verify", version: 1).BodyAsync();

        await administrator.SendAsync("POST", $"{path}/suspend", new { reason = "投诉核实中" }, 2).BodyAsync();
        var reinstated = await administrator.SendAsync("POST", $"{path}/reinstate", version: 3).BodyAsync();

        Assert.Equal("verified", reinstated.Text("state"));
        Assert.False(reinstated.TryGetProperty("reason", out _));
    }

    [Fact]
    public async Task A_decision_needs_the_version_that_was_seen()
    {
        var (organization, _) = await app.RegisterAsync();
        var administrator = await app.AsAsync("administrator@demo.example");
        var path = $"{Path}/{organization.Text("id")}";

        await administrator.SendAsync("POST", $"{path}/verify").RefusedAsync(428, "version.required");
        await administrator.SendAsync("POST", $"{path}/verify", version: 7).RefusedAsync(412, "version.stale");
        await administrator.SendAsync("POST", $"{path}/reject", new { reason = "" }, 1).InvalidAsync("reason", "field.required");
        Assert.Equal("pending", (await administrator.SendAsync("GET", path).BodyAsync()).Text("state"));
    }

    [Fact]
    public async Task Of_two_decisions_at_once_one_counts()
    {
        var (organization, _) = await app.RegisterAsync();
        var administrator = await app.AsAsync("administrator@demo.example");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            administrator.SendAsync("POST", $"{Path}/{organization.Text("id")}/verify", version: 1)));

        Assert.Equal([200, 412, 412, 412], answers.Select(a => (int)a.StatusCode).Order());
    }

    [Fact]
    public async Task Administrators_never_decide_on_their_own_organisation()
    {
        var administrator = await app.AsAsync("administrator@demo.example");
        var own = await administrator.SendAsync("GET", $"{Path}/mine").BodyAsync();

        await administrator.SendAsync("POST", $"{Path}/{own.Text("id")}/suspend", new { reason = "试一试" }, own.Version()).RefusedAsync(409, "organization.own");
    }

    [Fact]
    public async Task Administrators_find_organisations_by_traditional_characters_and_page_through_them()
    {
        var mark = $"龙华{Guid.NewGuid():n}";
        foreach (var i in Enumerable.Range(0, 3))
        {
            await app.RegisterAsync(name: $"{mark}{i}公司");
        }

        var administrator = await app.AsAsync("administrator@demo.example");
        var search = $"{Path}?state=pending&limit=2&q={Uri.EscapeDataString(mark.Replace("龙华", "龍華", StringComparison.Ordinal))}";
        var first = await administrator.SendAsync("GET", search).BodyAsync();
        var second = await administrator.SendAsync("GET", $"{search}&after={first.Text("next")}").BodyAsync();

        Assert.Equal(3, first.GetProperty("total").GetInt64());
        var names = first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(o => o.Text("name"));
        Assert.Equal([$"{mark}0公司", $"{mark}1公司", $"{mark}2公司"], names);
        Assert.False(second.TryGetProperty("next", out _));
        await administrator.SendAsync("GET", $"{Path}?state=lost").InvalidAsync("state", "field.choice");
    }
}
