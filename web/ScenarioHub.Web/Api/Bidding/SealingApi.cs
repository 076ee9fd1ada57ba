namespace ScenarioHub.Web.Api.Bidding;

/// <summary>The Bidding service: custody, openings, receipts, the log.</summary>
public class SealingApi(HttpClient http)
{
    public Task<PageOf<ChallengeCustody>> MyCustodyAsync(string? after = null, int limit = 20) =>
        http.ReadAsync<PageOf<ChallengeCustody>>("custody/mine", ("after", after), ("limit", limit));

    public Task<ChallengeCustody> CustodyAsync(Guid challengeId) => http.ReadAsync<ChallengeCustody>($"challenges/{challengeId}/custody");

    public Task<ChallengeCustody> AppointAsync(Guid challengeId, IReadOnlyList<string> roles) =>
        http.SendAsync<ChallengeCustody>(HttpMethod.Post, $"challenges/{challengeId}/custodians", new { roles });

    public Task<CustodyMaterial> MaterialAsync(Guid challengeId, int place) =>
        http.ReadAsync<CustodyMaterial>($"challenges/{challengeId}/custodians/{place}/material");

    public Task<ReissueMaterial> ReissueAsync(Guid challengeId, int place) =>
        http.ReadAsync<ReissueMaterial>($"challenges/{challengeId}/custodians/{place}/reissue");

    public Task<Drill> BeginDrillAsync(Guid challengeId, int place) => http.SendAsync<Drill>(HttpMethod.Post, $"challenges/{challengeId}/custodians/{place}/drill");

    /// <summary>An act with what the browser made for it.</summary>
    public Task<ChallengeCustody> ActAsync(Guid challengeId, int place, string act, object body) =>
        http.SendAsync<ChallengeCustody>(HttpMethod.Post, $"challenges/{challengeId}/custodians/{place}/{act}", body);

    public Task<OpeningMinutes> MinutesAsync(Guid challengeId) => http.ReadAsync<OpeningMinutes>($"challenges/{challengeId}/minutes");

    public Task<Receipt> ReceiptAsync(Guid bidId, int version) => http.ReadAsync<Receipt>($"bids/{bidId}/receipts/{version}");

    public Task<PublicLog> LogAsync(Guid challengeId) => http.ReadAsync<PublicLog>($"challenges/{challengeId}/log");

    public Task<PageOf<Leaf>> LeavesAsync(Guid challengeId, string? from, int limit = 100) =>
        http.ReadAsync<PageOf<Leaf>>($"challenges/{challengeId}/log/leaves", ("from", from), ("limit", limit));

    public Task<ReceiptVerdict> VerifyAsync(object receipt) => http.SendAsync<ReceiptVerdict>(HttpMethod.Post, "log/verify", receipt);
}
