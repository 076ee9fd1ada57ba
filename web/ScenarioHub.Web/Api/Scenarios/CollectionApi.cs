namespace ScenarioHub.Web.Api.Scenarios;

/// <summary>The Scenarios service: directions, calls, hand-ins, agencies, the moderator's desk.</summary>
public class CollectionApi(HttpClient http)
{
    public Task<IReadOnlyList<DirectionYear>> DirectionsAsync(int? year = null) => http.ReadAsync<IReadOnlyList<DirectionYear>>("directions", ("year", year));

    public Task<Direction> CreateDirectionAsync(DirectionInput input) => http.SendAsync<Direction>(HttpMethod.Post, "directions", input);

    public Task<Direction> ChangeDirectionAsync(Guid id, DirectionInput input) => http.SendAsync<Direction>(HttpMethod.Put, $"directions/{id}", input);

    public Task<Direction> RetireDirectionAsync(Guid id) => http.SendAsync<Direction>(HttpMethod.Post, $"directions/{id}/retire");

    public Task<Counted> PublishDirectionsAsync(int year) => http.SendAsync<Counted>(HttpMethod.Post, $"directions/years/{year}/publish");

    public Task<PageOf<CollectionCall>> CallsAsync(bool? open = null, string? after = null) =>
        http.ReadAsync<PageOf<CollectionCall>>("calls", ("open", open), ("after", after));

    public Task<PageOf<CollectionCall>> MyCallsAsync(string? after = null) => http.ReadAsync<PageOf<CollectionCall>>("calls/mine", ("after", after));

    public Task<CollectionCall> CallAsync(Guid id) => http.ReadAsync<CollectionCall>($"calls/{id}");

    public Task<CollectionCall> CreateCallAsync(CallInput input) => http.SendAsync<CollectionCall>(HttpMethod.Post, "calls", input);

    public Task<CollectionCall> ChangeCallAsync(Guid id, CallInput input) => http.SendAsync<CollectionCall>(HttpMethod.Put, $"calls/{id}", input);

    public Task<CollectionCall> PublishCallAsync(Guid id) => http.SendAsync<CollectionCall>(HttpMethod.Post, $"calls/{id}/publish");

    public Task<CollectionCall> EndCallAsync(Guid id, string? reason) => http.SendAsync<CollectionCall>(HttpMethod.Post, $"calls/{id}/end", new { reason });

    public Task<IReadOnlyList<PartyName>> ParksAsync() => http.ReadAsync<IReadOnlyList<PartyName>>("hand-ins/parks");

    public Task<HandIn> HandInAsync(Guid call, Guid? parkId, ScenarioInput content) =>
        http.SendAsync<HandIn>(HttpMethod.Post, $"calls/{call}/hand-ins", new { parkId, content });

    public Task<PageOf<HandInSummary>> MyHandInsAsync(string? after = null) => http.ReadAsync<PageOf<HandInSummary>>("hand-ins/mine", ("after", after));

    public Task<PageOf<HandInSummary>> ReceivedAsync(string? state = null, Guid? callId = null, string? after = null) =>
        http.ReadAsync<PageOf<HandInSummary>>("hand-ins/received", ("state", state), ("callId", callId), ("after", after));

    public Task<HandIn> HandInAsync(Guid id) => http.ReadAsync<HandIn>($"hand-ins/{id}");

    public Task<HandIn> WithdrawHandInAsync(Guid id) => http.SendAsync<HandIn>(HttpMethod.Post, $"hand-ins/{id}/withdraw");

    public Task<IReadOnlyList<NearDuplicate>> DuplicatesAsync(Guid id) => http.ReadAsync<IReadOnlyList<NearDuplicate>>($"hand-ins/{id}/duplicates");

    public Task<HandIn> ConvertAsync(Guid id) => http.SendAsync<HandIn>(HttpMethod.Post, $"hand-ins/{id}/convert");

    public Task<HandIn> MergeAsync(Guid id, Guid? handInId, Guid? scenarioId) =>
        http.SendAsync<HandIn>(HttpMethod.Post, $"hand-ins/{id}/merge", new { handInId, scenarioId });

    public Task<HandIn> DeclineAsync(Guid id, string? reason) => http.SendAsync<HandIn>(HttpMethod.Post, $"hand-ins/{id}/decline", new { reason });

    public Task<IReadOnlyList<PartyName>> AgenciesAsync() => http.ReadAsync<IReadOnlyList<PartyName>>("agencies");

    public Task<IReadOnlyList<AgencyAuthorization>> AuthorizationsAsync() => http.ReadAsync<IReadOnlyList<AgencyAuthorization>>("authorizations");

    public Task<AgencyAuthorization> AuthorizeAsync(Guid? agencyId, string? note) =>
        http.SendAsync<AgencyAuthorization>(HttpMethod.Post, "authorizations", new { agencyId, note });

    public Task<AgencyAuthorization> RevokeAsync(Guid id, string? reason) =>
        http.SendAsync<AgencyAuthorization>(HttpMethod.Post, $"authorizations/{id}/revoke", new { reason });

    public Task<PageOf<ScenarioSummary>> DraftsAsync(string? after = null) => http.ReadAsync<PageOf<ScenarioSummary>>("agency/scenarios", ("after", after));

    public Task<Scenario> DraftAsync(Guid id) => http.ReadAsync<Scenario>($"agency/scenarios/{id}");

    public Task<Scenario> CreateDraftAsync(Guid? parkId, ScenarioInput input) => http.SendAsync<Scenario>(HttpMethod.Post, $"agency/scenarios?parkId={parkId}", input);

    public Task<Scenario> ChangeDraftAsync(Guid id, ScenarioInput input) => http.SendAsync<Scenario>(HttpMethod.Put, $"agency/scenarios/{id}", input);

    public Task<PageOf<QueueItem>> QueueAsync(QueueQuery query, string? after = null, int limit = 50) =>
        http.ReadAsync<PageOf<QueueItem>>("moderation", [.. query.Values, ("after", after), ("limit", limit)]);

    /// <summary>The case of a scenario that waits; nothing once it is decided.</summary>
    public async Task<ModerationCase?> CaseAsync(Guid id)
    {
        try
        {
            return await http.ReadAsync<ModerationCase>($"{id}/case");
        }
        catch (ApiProblem problem) when (problem.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }

    public Task<IReadOnlyList<SubmittedVersion>> SubmissionsAsync(Guid id) => http.ReadAsync<IReadOnlyList<SubmittedVersion>>($"{id}/submissions");

    public Task<CaseClaim> ClaimAsync(Guid id) => http.SendAsync<CaseClaim>(HttpMethod.Post, $"{id}/claim");

    public Task ReleaseAsync(Guid id) => http.SendAsync(HttpMethod.Post, $"{id}/release");

    public Task<Counted> ApproveAsync(IEnumerable<Versioned> scenarios, int? confirm) =>
        http.SendAsync<Counted>(HttpMethod.Post, "moderation/approve", new { scenarios, confirm });

    public Task<ModerationPolicy> PolicyAsync() => http.ReadAsync<ModerationPolicy>("moderation/policy");

    public Task<ModerationPolicy> ChangePolicyAsync(PolicyInput input) => http.SendAsync<ModerationPolicy>(HttpMethod.Put, "moderation/policy", input);
}
