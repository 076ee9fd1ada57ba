using ScenarioHub.Contracts.Identity;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Collection;

public class AgencyTests(ScenariosApp app)
{
    [Fact]
    public async Task An_agency_drafts_for_a_park_that_authorised_it_and_loses_sight_once_it_no_longer_does()
    {
        var (park, agency) = (TestPerson.OfPark(), TestPerson.Of("星火场景机构", "agency"));
        await app.PublishAsync(new OrganizationChanged(agency.OrganizationId, 1, "agency", "星火场景机构", "91510100MA00000001", "510100", "verified", null, DateTimeOffset.UtcNow));
        await Eventually.Async(async () => (await app.GetAsync(park, "/agencies")).Body.EnumerateArray().Any(a => a.GetProperty("id").GetGuid() == agency.OrganizationId), found => found);
        var content = new { name = "代拟场景", kind = "need", need = "需要低空巡检" };
        Assert.Equal("agency.park", (await app.PostAsync(agency, $"/agency/scenarios?parkId={park.OrganizationId}", content)).Must(400)["errors"][0].GetProperty("code").GetString());

        Assert.Equal("agency.unknown", (await app.PostAsync(park, "/authorizations", new { agencyId = Guid.NewGuid() })).Must(400)["errors"][0].GetProperty("code").GetString());
        var given = (await app.PostAsync(park, "/authorizations", new { agencyId = agency.OrganizationId, note = "2026 年度" })).Must(201);
        Assert.Equal("authorization.exists", (await app.PostAsync(park, "/authorizations", new { agencyId = agency.OrganizationId })).Must(409).Code);
        Assert.Equal(given.Id, Assert.Single((await app.GetAsync(agency, "/authorizations")).Body.EnumerateArray()).GetProperty("id").GetGuid());

        var draft = (await app.PostAsync(agency, $"/agency/scenarios?parkId={park.OrganizationId}", content)).Must(201);
        Assert.Equal((park.OrganizationId, agency.OrganizationId), (draft["ownerId"].GetGuid(), draft["draftedById"].GetGuid()));
        Assert.Contains(await app.FactsAsync<ScenarioDrafted>(TestContext.Current.CancellationToken), f => f.Contains(draft.Id.ToString(), StringComparison.Ordinal));
        (await app.PutAsync(agency, $"/agency/scenarios/{draft.Id}", content with { need = "需要低空巡检与物流" }, 1)).Must(200);
        Assert.Equal(403, (await app.PostAsync(agency, $"/{draft.Id}/submit", version: 2)).Status);
        Assert.Equal(404, (await app.GetAsync(TestPerson.Of("别的机构", "agency"), $"/agency/scenarios/{draft.Id}")).Status);
        Assert.Single((await app.GetAsync(agency, "/agency/scenarios"))["items"].EnumerateArray());
        (await app.PostAsync(park, $"/{draft.Id}/submit", version: 2)).Must(200);
        Assert.Equal("scenario.not-editable", (await app.PutAsync(agency, $"/agency/scenarios/{draft.Id}", content, 3)).Must(409).Code);

        Assert.Equal(404, (await app.PostAsync(TestPerson.OfPark(), $"/authorizations/{given.Id}/revoke", new { reason = "合作期满" }, 1)).Status);
        (await app.PostAsync(park, $"/authorizations/{given.Id}/revoke", new { reason = "合作期满" }, 1)).Must(200);
        Assert.Equal(404, (await app.GetAsync(agency, $"/agency/scenarios/{draft.Id}")).Status);
        Assert.Empty((await app.GetAsync(agency, "/agency/scenarios"))["items"].EnumerateArray());
        Assert.Equal("agency.park", (await app.PostAsync(agency, $"/agency/scenarios?parkId={park.OrganizationId}", content)).Must(400)["errors"][0].GetProperty("code").GetString());
        Assert.Equal("submitted", (await app.GetAsync(park, $"/{draft.Id}")).State);
        var acts = (await app.GetAsync(park, $"/audit?subject={given.Id}"))["items"].EnumerateArray().Select(a => a.GetProperty("act").GetString());
        Assert.Equal(["agency.revoke", "agency.authorize"], acts);
    }
}
