namespace ScenarioHub.Web.Api.Bidding;

/// <summary>The Bidding service: formal check, experts, review.</summary>
public class ReviewApi(HttpClient http)
{
    public Task<IReadOnlyList<FormalCheck>> ChecksAsync(Guid challengeId) => http.ReadAsync<IReadOnlyList<FormalCheck>>($"challenges/{challengeId}/check");

    public Task<FormalCheck> CheckAsync(Guid bidId) => http.ReadAsync<FormalCheck>($"bids/{bidId}/check");

    public Task<FormalCheck> PassAsync(Guid bidId, IReadOnlyList<CheckItem> items) => http.SendAsync<FormalCheck>(HttpMethod.Post, $"bids/{bidId}/check/pass", new { items });

    public Task<FormalCheck> AskCureAsync(Guid bidId, IReadOnlyList<CheckItem> items, string? missing) =>
        http.SendAsync<FormalCheck>(HttpMethod.Post, $"bids/{bidId}/check/cure", new { items, missing });

    public Task<FormalCheck> RejectAsync(Guid bidId, IReadOnlyList<CheckItem> items, string? reason) =>
        http.SendAsync<FormalCheck>(HttpMethod.Post, $"bids/{bidId}/check/reject", new { items, reason });

    public Task<FormalCheck> CureAsync(Guid bidId, string? text) => http.SendAsync<FormalCheck>(HttpMethod.Post, $"bids/{bidId}/check/answer", new { text });

    public Task<Challenge> FinishChecksAsync(Guid challengeId) => http.SendAsync<Challenge>(HttpMethod.Post, $"challenges/{challengeId}/check/finish", new { });

    public Task<Review> ReviewAsync(Guid challengeId) => http.ReadAsync<Review>($"challenges/{challengeId}/review");

    public Task<Review> ActAsync(Guid challengeId, string act, object? body = null) => http.SendAsync<Review>(HttpMethod.Post, $"challenges/{challengeId}/review/{act}", body ?? new { });

    public Task<IReadOnlyList<WaitingReordering>> ReorderingsAsync() => http.ReadAsync<IReadOnlyList<WaitingReordering>>("reviews/reorderings");

    public Task<OwnScores> OwnScoresAsync(Guid bidId) => http.ReadAsync<OwnScores>($"bids/{bidId}/scores");

    public Task<PageOf<OwnSeat>> SeatsAsync(string? after = null) => http.ReadAsync<PageOf<OwnSeat>>("reviews/seats", ("after", after));

    public Task<OwnSeat> SeatAsync(Guid id) => http.ReadAsync<OwnSeat>($"reviews/seats/{id}");

    public Task<OwnSeat> AcceptAsync(Guid id, IReadOnlyList<string> declared, bool confirm) =>
        http.SendAsync<OwnSeat>(HttpMethod.Post, $"reviews/seats/{id}/accept", new { declared, confirm });

    public Task<OwnSeat> RecuseAsync(Guid id, string? reason) => http.SendAsync<OwnSeat>(HttpMethod.Post, $"reviews/seats/{id}/recuse", new { reason });

    public Task<PageOf<SheetRow>> SheetsAsync(Guid? seatId = null, string? after = null) =>
        http.ReadAsync<PageOf<SheetRow>>("reviews/sheets", ("seatId", seatId), ("after", after), ("limit", 100));

    public Task<Sheet> SheetAsync(Guid id) => http.ReadAsync<Sheet>($"reviews/sheets/{id}");

    /// <summary>A file of the bid on a sheet, as it comes.</summary>
    public Task<HttpResponseMessage> SheetFileAsync(Guid id, Guid file, CancellationToken ct) =>
        http.GetAsync($"reviews/sheets/{id}/attachments/{file}", HttpCompletionOption.ResponseHeadersRead, ct);

    public Task<Sheet> SaveSheetAsync(Guid id, IReadOnlyList<Mark> marks, string? comment) =>
        http.SendAsync<Sheet>(HttpMethod.Put, $"reviews/sheets/{id}", new { marks, comment });

    public Task<Sheet> SubmitSheetAsync(Guid id) => http.SendAsync<Sheet>(HttpMethod.Post, $"reviews/sheets/{id}/submit");

    public Task<Discussion> DiscussionAsync(Guid seatId) => http.ReadAsync<Discussion>($"reviews/seats/{seatId}/discussion");

    public Task SayAsync(Guid seatId, int? label, string? text) => http.SendAsync(HttpMethod.Post, $"reviews/seats/{seatId}/remarks", new { label, text });

    public Task ReopenAsync(Guid seatId, Guid sheetId, string? reason) => http.SendAsync(HttpMethod.Post, $"reviews/seats/{seatId}/sheets/{sheetId}/reopen", new { reason });

    public Task<Expert> MeAsync() => http.ReadAsync<Expert>("experts/me");

    public Task<Expert> DescribeMeAsync(ExpertInput input) => http.SendAsync<Expert>(HttpMethod.Put, "experts/me", input);

    public Task<PageOf<Expert>> ExpertsAsync(string? q = null, string? after = null) => http.ReadAsync<PageOf<Expert>>("experts", ("q", q), ("after", after));

    public Task<Expert> ExpertAsync(Guid id) => http.ReadAsync<Expert>($"experts/{id}");

    public Task<Expert> DescribeAsync(Guid id, ExpertInput input) => http.SendAsync<Expert>(HttpMethod.Put, $"experts/{id}", input);

    public Task<Expert> SuspendAsync(Guid id, string? reason) => http.SendAsync<Expert>(HttpMethod.Post, $"experts/{id}/suspend", new { reason });

    public Task<Expert> ResumeAsync(Guid id) => http.SendAsync<Expert>(HttpMethod.Post, $"experts/{id}/resume");
}
