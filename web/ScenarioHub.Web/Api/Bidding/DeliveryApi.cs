namespace ScenarioHub.Web.Api.Bidding;

/// <summary>The Bidding service after the review: objections, contracts, milestones, acceptance, races.</summary>
public class DeliveryApi(HttpClient http)
{
    public Task<PageOf<Objection>> ObjectionsAsync(Guid? challengeId = null, string? state = null, string? after = null) =>
        http.ReadAsync<PageOf<Objection>>("objections", ("challengeId", challengeId), ("state", state), ("after", after));

    public Task<Objection> ObjectionAsync(Guid id) => http.ReadAsync<Objection>($"objections/{id}");

    public Task<IReadOnlyList<Named>> SupervisorsAsync() => http.ReadAsync<IReadOnlyList<Named>>("objections/supervisors");

    public Task<Objection> ObjectAsync(Guid challengeId, string? statement, string? evidence, string? signedName) =>
        http.SendAsync<Objection>(HttpMethod.Post, $"challenges/{challengeId}/objections", new { statement, evidence, signedName });

    public Task<IReadOnlyList<EvidenceFile>> EvidenceAsync(Guid id) => http.ReadAsync<IReadOnlyList<EvidenceFile>>($"objections/{id}/evidence");

    public Task<EvidenceFile> AddEvidenceAsync(Guid id, IFormFile file) => http.UploadAsync<EvidenceFile>($"objections/{id}/evidence", file, dryRun: false);

    /// <summary>A file of evidence as it comes.</summary>
    public Task<HttpResponseMessage> EvidenceFileAsync(Guid id, Guid file, CancellationToken ct) =>
        http.GetAsync($"objections/{id}/evidence/{file}", HttpCompletionOption.ResponseHeadersRead, ct);

    public Task<Objection> AppointAsync(Guid id, Guid? supervisorId) => http.SendAsync<Objection>(HttpMethod.Post, $"objections/{id}/appoint", new { supervisorId });

    public Task<Objection> DecideAsync(Guid id, bool upheld, string? reasons) => http.SendAsync<Objection>(HttpMethod.Post, $"objections/{id}/decide", new { upheld, reasons });

    public Task<Objection> WithdrawObjectionAsync(Guid id) => http.SendAsync<Objection>(HttpMethod.Post, $"objections/{id}/withdraw");

    public Task<IReadOnlyList<ResultNotice>> RoundsAsync(Guid challengeId) => http.ReadAsync<IReadOnlyList<ResultNotice>>($"notices/{challengeId}/rounds");

    public Task<IReadOnlyList<Named>> OrganizationsAsync(string q) => http.ReadAsync<IReadOnlyList<Named>>("organizations", ("q", q));

    public Task<PageOf<ContractSummary>> ContractsAsync(Guid? challengeId = null, string? state = null, string? after = null) =>
        http.ReadAsync<PageOf<ContractSummary>>("contracts", ("challengeId", challengeId), ("state", state), ("after", after));

    public Task<Contract> ContractAsync(Guid id) => http.ReadAsync<Contract>($"contracts/{id}");

    public Task<Contract> DraftAsync(Guid challengeId, Guid bidId, ContractTerms terms) =>
        http.SendAsync<Contract>(HttpMethod.Post, $"challenges/{challengeId}/contracts", new { bidId, terms });

    public Task<Contract> EditAsync(Guid id, ContractTerms terms) => http.SendAsync<Contract>(HttpMethod.Put, $"contracts/{id}", new { terms });

    public Task<Contract> ProposeAsync(Guid id, ContractTerms? terms, string? rationale) =>
        http.SendAsync<Contract>(HttpMethod.Post, $"contracts/{id}/changes", new { terms, rationale });

    /// <summary>An act on a contract, such as <c>sign</c> or <c>milestones/ID/report</c>.</summary>
    public Task<Contract> ActAsync(Guid id, string act, object? body = null) => http.SendAsync<Contract>(HttpMethod.Post, $"contracts/{id}/{act}", body);

    public Task<Race> RaceAsync(Guid challengeId) => http.ReadAsync<Race>($"challenges/{challengeId}/race");

    public Task<Race> SetRaceAsync(Guid challengeId, IEnumerable<object> gates, decimal? firstYuan, NamedParty judge) =>
        http.SendAsync<Race>(HttpMethod.Post, $"challenges/{challengeId}/race", new { gates, firstYuan, judge });

    public Task<Race> MarkAsync(Guid challengeId, int gate, Guid? bidId, string? mark, string? opinion) =>
        http.SendAsync<Race>(HttpMethod.Post, $"challenges/{challengeId}/race/gates/{gate}/marks", new { bidId, mark, opinion });

    public Task<Race> DecideGateAsync(Guid challengeId, int gate, IEnumerable<GateDecision> decisions) =>
        http.SendAsync<Race>(HttpMethod.Post, $"challenges/{challengeId}/race/gates/{gate}/decide", new { decisions });
}
