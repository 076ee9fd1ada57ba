namespace ScenarioHub.Web.Api.Bidding;

/// <summary>The Bidding service: challenges, questions, bids, notices.</summary>
public class BiddingApi(HttpClient http)
{
    public Task<PageOf<ChallengeSummary>> ChallengesAsync(
        string? q = null, string? state = null, Guid? ownerId = null, string? after = null, int limit = 20) =>
        http.ReadAsync<PageOf<ChallengeSummary>>("challenges", ("q", q), ("state", state), ("ownerId", ownerId), ("after", after), ("limit", limit));

    public Task<Challenge> ChallengeAsync(Guid id) => http.ReadAsync<Challenge>($"challenges/{id}");

    public Task<PageOf<ChallengeSummary>> MyChallengesAsync(string? state = null, string? after = null, int limit = 20) =>
        http.ReadAsync<PageOf<ChallengeSummary>>("challenges/mine", ("state", state), ("after", after), ("limit", limit));

    public Task<Challenge> CreateAsync(ChallengeInput input) => http.SendAsync<Challenge>(HttpMethod.Post, "challenges", input);

    public Task<Challenge> ChangeAsync(Guid id, ChallengeInput input) => http.SendAsync<Challenge>(HttpMethod.Put, $"challenges/{id}", input);

    public Task<Challenge> ApproveAsync(Guid id) => http.SendAsync<Challenge>(HttpMethod.Post, $"challenges/{id}/approve");

    public Task<Challenge> OpenAsync(Guid id) => http.SendAsync<Challenge>(HttpMethod.Post, $"challenges/{id}/open");

    public Task<Challenge> ExtendAsync(Guid id, DateTimeOffset? deadline, string? reason) =>
        http.SendAsync<Challenge>(HttpMethod.Post, $"challenges/{id}/extend", new { deadline, reason });

    public Task<Challenge> CancelAsync(Guid id, string? reason) =>
        http.SendAsync<Challenge>(HttpMethod.Post, $"challenges/{id}/cancel", new { reason });

    public Task<Challenge> AskAsync(Guid id, string? text) => http.SendAsync<Challenge>(HttpMethod.Post, $"challenges/{id}/questions", new { text });

    public Task<Challenge> AnswerAsync(Guid id, Guid questionId, string? text) =>
        http.SendAsync<Challenge>(HttpMethod.Post, $"challenges/{id}/questions/{questionId}/answer", new { text });

    public Task<Challenge> OpenBidsAsync(Guid id) => http.SendAsync<Challenge>(HttpMethod.Post, $"challenges/{id}/opening");

    public Task<IReadOnlyList<Bid>> BidsOfAsync(Guid challengeId) => http.ReadAsync<IReadOnlyList<Bid>>($"challenges/{challengeId}/bids");

    public Task<Challenge> GiveNoticeAsync(Guid id, Guid bidId, string? reasons, IReadOnlyList<Guid>? runnerBidIds = null, string? raceReason = null) =>
        http.SendAsync<Challenge>(HttpMethod.Post, $"challenges/{id}/notice", new { bidId, reasons, runnerBidIds, raceReason });

    public Task<Challenge> AwardAsync(Guid id) => http.SendAsync<Challenge>(HttpMethod.Post, $"challenges/{id}/award");

    public Task<PageOf<ResultNotice>> NoticesAsync(string? after = null, int limit = 20) =>
        http.ReadAsync<PageOf<ResultNotice>>("notices", ("after", after), ("limit", limit));

    public Task<ResultNotice> NoticeAsync(Guid challengeId) => http.ReadAsync<ResultNotice>($"notices/{challengeId}");

    public Task<Bid> BidAsync(Guid challengeId, BidContent content) => http.SendAsync<Bid>(HttpMethod.Post, $"challenges/{challengeId}/bids", content);

    public Task<PageOf<Bid>> MyBidsAsync(Guid? challengeId = null, string? after = null, int limit = 20) =>
        http.ReadAsync<PageOf<Bid>>("bids/mine", ("challengeId", challengeId), ("after", after), ("limit", limit));

    public Task<Bid> GetBidAsync(Guid id) => http.ReadAsync<Bid>($"bids/{id}");

    public Task<Bid> ChangeBidAsync(Guid id, BidContent content) => http.SendAsync<Bid>(HttpMethod.Put, $"bids/{id}", content);

    public Task<Bid> SubmitBidAsync(Guid id) => http.SendAsync<Bid>(HttpMethod.Post, $"bids/{id}/submit");

    public Task<Bid> WithdrawBidAsync(Guid id) => http.SendAsync<Bid>(HttpMethod.Post, $"bids/{id}/withdraw");

    public Task<Bid> ReviveBidAsync(Guid id) => http.SendAsync<Bid>(HttpMethod.Post, $"bids/{id}/revive");
}
