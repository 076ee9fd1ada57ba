namespace ScenarioHub.Web.Api.Scenarios;

/// <summary>The Scenarios service: registry, catalogue, a park's scenarios and lists, moderation.</summary>
public class ScenariosApi(HttpClient http)
{
    public Task<PageOf<Park>> ParksAsync(string? q = null, string? province = null, string? macroRegion = null, string? after = null, int limit = 20) =>
        http.ReadAsync<PageOf<Park>>("parks", ("q", q), ("province", province), ("macroRegion", macroRegion), ("after", after), ("limit", limit));

    public Task<Park> ParkAsync(Guid id) => http.ReadAsync<Park>($"parks/{id}");

    public Task<IReadOnlyList<ReferenceEntry>> RegionsAsync(string? parent = null) =>
        http.ReadAsync<IReadOnlyList<ReferenceEntry>>("reference/regions", ("parent", parent));

    public Task<IReadOnlyList<ReferenceEntry>> TechnologiesAsync() => http.ReadAsync<IReadOnlyList<ReferenceEntry>>("reference/technologies");

    public Task<IReadOnlyList<ReferenceEntry>> IndustriesAsync(string? parent = null) =>
        http.ReadAsync<IReadOnlyList<ReferenceEntry>>("reference/industries", ("parent", parent));

    public Task<PageOf<ScenarioSummary>> CatalogueAsync(CatalogueQuery query, string? sort = null, string? after = null, int limit = 20) =>
        http.ReadAsync<PageOf<ScenarioSummary>>("catalogue", [.. query.Values, ("sort", sort), ("after", after), ("limit", limit)]);

    public Task<CatalogueFacets> FacetsAsync(CatalogueQuery query) => http.ReadAsync<CatalogueFacets>("catalogue/facets", query.Values);

    public Task<Scenario> ListedAsync(Guid id) => http.ReadAsync<Scenario>($"catalogue/{id}");

    public Task<PageOf<ScenarioSummary>> MineAsync(string? state = null, string? q = null, string? after = null, int limit = 20) =>
        http.ReadAsync<PageOf<ScenarioSummary>>("mine", ("state", state), ("q", q), ("after", after), ("limit", limit));

    public Task<Scenario> GetAsync(Guid id) => http.ReadAsync<Scenario>($"{id}");

    public Task<Scenario> CreateAsync(ScenarioInput input) => http.SendAsync<Scenario>(HttpMethod.Post, "", input);

    public Task<Scenario> ChangeAsync(Guid id, ScenarioInput input) => http.SendAsync<Scenario>(HttpMethod.Put, $"{id}", input);

    public Task<Scenario> SubmitAsync(Guid id) => http.SendAsync<Scenario>(HttpMethod.Post, $"{id}/submit");

    public Task<Counted> SubmitAsync(IEnumerable<Versioned> scenarios) => http.SendAsync<Counted>(HttpMethod.Post, "submit", new { scenarios });

    public Task<Scenario> WithdrawAsync(Guid id, string? reason) => http.SendAsync<Scenario>(HttpMethod.Post, $"{id}/withdraw", new { reason });

    public Task<PageOf<ScenarioSummary>> ModerationAsync(string? q = null, string? after = null, int limit = 20) =>
        http.ReadAsync<PageOf<ScenarioSummary>>("moderation", ("q", q), ("after", after), ("limit", limit));

    public Task<Scenario> ApproveAsync(Guid id) => http.SendAsync<Scenario>(HttpMethod.Post, $"{id}/approve");

    public Task<Scenario> ReturnAsync(Guid id, IReadOnlyDictionary<string, string> reasons) =>
        http.SendAsync<Scenario>(HttpMethod.Post, $"{id}/return", new { reasons });

    public Task<PageOf<ListSummary>> ListsAsync(string? q = null, Guid? ownerId = null, string? after = null, int limit = 20) =>
        http.ReadAsync<PageOf<ListSummary>>("lists", ("q", q), ("ownerId", ownerId), ("after", after), ("limit", limit));

    public Task<ScenarioList> ListAsync(Guid id) => http.ReadAsync<ScenarioList>($"lists/{id}");

    public Task<PageOf<ListSummary>> MyListsAsync(string? state = null, string? after = null, int limit = 20) =>
        http.ReadAsync<PageOf<ListSummary>>("lists/mine", ("state", state), ("after", after), ("limit", limit));

    public Task<ScenarioList> CreateListAsync(ListInput input) => http.SendAsync<ScenarioList>(HttpMethod.Post, "lists", input);

    public Task<ScenarioList> ChangeListAsync(Guid id, ListInput input) => http.SendAsync<ScenarioList>(HttpMethod.Put, $"lists/{id}", input);

    public Task<ScenarioList> PublishListAsync(Guid id) => http.SendAsync<ScenarioList>(HttpMethod.Post, $"lists/{id}/publish");

    public Task<OpenDataIndex> OpenDataAsync() => http.ReadAsync<OpenDataIndex>("open-data");
}
