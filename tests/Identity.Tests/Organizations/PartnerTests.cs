using ScenarioHub.Contracts.Identity;
using ScenarioHub.Identity.Organizations;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using Xunit;

namespace ScenarioHub.Identity.Tests.Organizations;

public class PartnerTests(IdentityApp app)
{
    private const string Path = "/api/identity/organizations";
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_park_works_with_the_parks_of_the_last_setting_each_once_and_tells_of_them()
    {
        var (park, one, other) = (Of(OrganizationKinds.Park), Guid.NewGuid(), Guid.NewGuid());

        park.WorkWith([Guid.NewGuid()]);
        park.WorkWith([other, one, other]);

        Assert.Equal(new[] { one, other }.Order(), park.Partners);
        Assert.Equal(3, park.Version);
        Assert.Equal(park.Partners, park.Changed(Now).PartnerParks);
    }

    [Fact]
    public void Only_parks_have_partners_never_themselves_and_not_more_than_fifty()
    {
        var (park, company) = (Of(OrganizationKinds.Park), Of(OrganizationKinds.Company));

        Assert.Equal("organization.partners-parks-only", Code(() => company.WorkWith([park.Id])));
        Assert.Equal("organization.partner-own", Code(() => park.WorkWith([Guid.NewGuid(), park.Id])));
        Assert.Equal("organization.partners-limit", Code(() => park.WorkWith([.. Enumerable.Range(0, 51).Select(_ => Guid.NewGuid())])));
        Assert.Empty(park.Partners);
        Assert.Equal(1, park.Version);
    }

    [Fact]
    public async Task An_administrator_sets_them_others_are_told_and_the_trail_has_it()
    {
        var (park, email) = await app.RegisterAsync("park", "甲高新区");
        var (partner, _) = await app.RegisterAsync("park", "乙高新区");
        var administrator = await app.AsAsync("administrator@demo.example");
        var path = $"{Path}/{park.Text("id")}/partners";

        var set = await administrator.SendAsync("PUT", path, new { parks = new[] { partner.Text("id") } }, park.Version()).BodyAsync();

        Assert.Equal(park.Version() + 1, set.Version());
        var only = Assert.Single((await administrator.SendAsync("GET", path).BodyAsync()).EnumerateArray());
        Assert.Equal(("乙高新区", "330100", "pending"), (only.Text("name"), only.Text("regionCode"), only.Text("state")));
        Assert.Contains(
            await app.FactsAsync<OrganizationChanged>(TestContext.Current.CancellationToken), f => f.Contains(park.Text("id")) && f.Contains("artnerParks") && f.Contains(partner.Text("id")));
        var trail = await (await app.AsAsync("supervisor@demo.example")).SendAsync("GET", $"/api/identity/audit?subject={park.Text("id")}").BodyAsync();
        Assert.Contains(trail.GetProperty("items").EnumerateArray(), e => e.ToString().Contains("organization.partners", StringComparison.Ordinal));

        // One-sided: the other has a list of its own. An empty list takes all of them back.
        Assert.Empty((await administrator.SendAsync("GET", $"{Path}/{partner.Text("id")}/partners").BodyAsync()).EnumerateArray());
        await administrator.SendAsync("PUT", path, new { parks = Array.Empty<Guid>() }, set.Version()).BodyAsync();
        Assert.Empty((await administrator.SendAsync("GET", path).BodyAsync()).EnumerateArray());

        // What the organisation changes of itself leaves its partners alone, and it may not set them.
        var manager = await app.AsAsync(email);
        await manager.SendAsync("PUT", path, new { parks = Array.Empty<Guid>() }, 1).RefusedAsync(403, "forbidden");
    }

    [Fact]
    public async Task What_is_no_park_is_refused_and_a_change_needs_the_version_that_was_seen()
    {
        var (park, _) = await app.RegisterAsync("park");
        var (company, _) = await app.RegisterAsync();
        var administrator = await app.AsAsync("administrator@demo.example");
        var (path, version) = ($"{Path}/{park.Text("id")}/partners", park.Version());

        await administrator.SendAsync("PUT", path, new { parks = new[] { company.Text("id") } }, version).InvalidAsync("parks", "organization.partner-unknown");
        await administrator.SendAsync("PUT", path, new { parks = new[] { Guid.NewGuid() } }, version).InvalidAsync("parks", "organization.partner-unknown");
        await administrator.SendAsync("PUT", path, new { parks = new[] { park.Text("id") } }, version).RefusedAsync(409, "organization.partner-own");
        await administrator.SendAsync("PUT", path, new { }, version).InvalidAsync("parks", "field.required");
        await administrator.SendAsync("PUT", path, new { parks = Array.Empty<Guid>() }).RefusedAsync(428, "version.required");
        await administrator.SendAsync("PUT", path, new { parks = Array.Empty<Guid>() }, version + 3).RefusedAsync(412, "version.stale");
        await administrator.SendAsync("PUT", $"{Path}/{company.Text("id")}/partners", new { parks = Array.Empty<Guid>() }, company.Version()).RefusedAsync(409, "organization.partners-parks-only");
        Assert.Equal(404, (int)(await administrator.SendAsync("PUT", $"{Path}/{Guid.NewGuid()}/partners", new { parks = Array.Empty<Guid>() }, 1)).StatusCode);
        Assert.Equal(404, (int)(await administrator.SendAsync("GET", $"{Path}/{Guid.NewGuid()}/partners")).StatusCode);
    }

    private static string Code(Action act) => Assert.Throws<RuleException>(act).Code;

    private static Organization Of(string kind) => Organization.Register(kind, "91440300708461136T", new("测试单位", "330100", null, null, null), Now);
}
