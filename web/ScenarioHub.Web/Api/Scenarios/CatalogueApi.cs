namespace ScenarioHub.Web.Api.Scenarios;

/// <summary>The catalogue: search, what is alike, deadlines, and what the reader keeps and follows.</summary>
public class CatalogueApi(HttpClient http)
{
    public Task<CataloguePage> FindAsync(CatalogueQuery query, string? sort = null, string? after = null, bool facets = false, int limit = 20) =>
        http.ReadAsync<CataloguePage>("catalogue", [.. query.Values, ("sort", sort), ("after", after), ("limit", limit), ("facets", facets ? true : null)]);

    public Task<IReadOnlyList<ScenarioSummary>> RelatedAsync(Guid id) => http.ReadAsync<IReadOnlyList<ScenarioSummary>>($"catalogue/{id}/related");

    public Task<IReadOnlyList<ScenarioSummary>> DueAsync(CatalogueQuery query, DateTimeOffset from, DateTimeOffset until) =>
        http.ReadAsync<IReadOnlyList<ScenarioSummary>>("catalogue/deadlines", [.. query.Values, ("from", from.ToString("O")), ("until", until.ToString("O"))]);

    public Task<ScenarioAddresses> AddressesAsync(int part) => http.ReadAsync<ScenarioAddresses>("catalogue/addresses", ("part", part));

    public Task<IReadOnlyList<SavedSearch>> SearchesAsync() => http.ReadAsync<IReadOnlyList<SavedSearch>>("searches");

    public Task<SavedSearch> KeepAsync(string? name, CatalogueQuery query) => http.SendAsync<SavedSearch>(
        HttpMethod.Post, "searches", new { name, filter = query.Body() });

    public Task RemoveAsync(Guid search) => http.SendAsync(HttpMethod.Delete, $"searches/{search}");

    public Task<IReadOnlyList<Follow>> FollowsAsync() => http.ReadAsync<IReadOnlyList<Follow>>("follows");

    public Task FollowAsync(string kind, string subject) => http.SendAsync(HttpMethod.Put, $"follows/{kind}/{Uri.EscapeDataString(subject)}");

    public Task UnfollowAsync(string kind, string subject) => http.SendAsync(HttpMethod.Delete, $"follows/{kind}/{Uri.EscapeDataString(subject)}");
}
