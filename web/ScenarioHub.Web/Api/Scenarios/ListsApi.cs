namespace ScenarioHub.Web.Api.Scenarios;

/// <summary>The Scenarios service: lists beyond their drafting, amendments, following, progress, demonstrations.</summary>
public class ListsApi(HttpClient http)
{
    public Task<PageOf<ListSummary>> SupersededAsync(string? q = null, string? after = null) =>
        http.ReadAsync<PageOf<ListSummary>>("lists", ("q", q), ("state", "superseded"), ("after", after));

    public Task<ScenarioList> PreviewAsync(Guid id) => http.ReadAsync<ScenarioList>($"lists/{id}/preview");

    public Task<ScenarioList> ScheduleAsync(Guid id, DateTimeOffset? publishAt) => http.SendAsync<ScenarioList>(HttpMethod.Post, $"lists/{id}/schedule", new { publishAt });

    public Task<ScenarioList> UnscheduleAsync(Guid id) => http.SendAsync<ScenarioList>(HttpMethod.Post, $"lists/{id}/unschedule");

    public Task<IReadOnlyList<ListNotice>> NoticesAsync(Guid id) => http.ReadAsync<IReadOnlyList<ListNotice>>($"lists/{id}/notices");

    public Task<AudienceView> TryAudienceAsync(ListAudience audience) => http.SendAsync<AudienceView>(HttpMethod.Post, "lists/audience", new { audience });

    public Task<IReadOnlyList<Player>> FindOrganizationsAsync(string? q) => http.ReadAsync<IReadOnlyList<Player>>("lists/organizations", ("q", q));

    public Task<IReadOnlyList<Player>> OrganizationsAsync(IEnumerable<Guid> ids) =>
        http.ReadAsync<IReadOnlyList<Player>>("lists/organizations", [.. ids.Select(id => ("id", (object?)id))]);

    public Task<IReadOnlyList<Amendment>> AmendmentsAsync(Guid scenario) => http.ReadAsync<IReadOnlyList<Amendment>>($"{scenario}/amendments");

    public Task<PageOf<Amendment>> AmendmentQueueAsync(string? after = null) => http.ReadAsync<PageOf<Amendment>>("amendments", ("after", after));

    public Task<ParkFigures> FiguresAsync(int? year) => http.ReadAsync<ParkFigures>("mine/figures", ("year", year));

    public Task<IReadOnlyList<Amendment>> MyAmendmentsAsync() => http.ReadAsync<IReadOnlyList<Amendment>>("amendments/mine");

    public Task<Amendment> AmendmentAsync(Guid id) => http.ReadAsync<Amendment>($"amendments/{id}");

    public Task<Amendment> ProposeAsync(Guid scenario, ScenarioInput content, string? rationale) =>
        http.SendAsync<Amendment>(HttpMethod.Post, $"{scenario}/amendments", new { content, rationale });

    public Task<Amendment> ApproveAmendmentAsync(Guid id) => http.SendAsync<Amendment>(HttpMethod.Post, $"amendments/{id}/approve");

    public Task<Amendment> RejectAmendmentAsync(Guid id, string? reason) => http.SendAsync<Amendment>(HttpMethod.Post, $"amendments/{id}/reject", new { reason });

    public Task<Amendment> WithdrawAmendmentAsync(Guid id) => http.SendAsync<Amendment>(HttpMethod.Post, $"amendments/{id}/withdraw");

    public Task<PageOf<ScenarioProgress>> ProgressAsync(string? state = null, bool? due = null, string? after = null) =>
        http.ReadAsync<PageOf<ScenarioProgress>>("progress", ("state", state), ("due", due), ("after", after));

    public Task<ScenarioProgress> ProgressOfAsync(Guid scenario) => http.ReadAsync<ScenarioProgress>($"{scenario}/progress");

    public Task<ScenarioProgress> ReportAsync(Guid scenario, ProgressInput input) => http.SendAsync<ScenarioProgress>(HttpMethod.Put, $"{scenario}/progress", input);

    public Task<IReadOnlyList<Outcome>> OutcomesAsync(Guid scenario) => http.ReadAsync<IReadOnlyList<Outcome>>($"{scenario}/outcomes");

    public Task<Outcome> RecordOutcomeAsync(Guid scenario, OutcomeInput input) => http.SendAsync<Outcome>(HttpMethod.Post, $"{scenario}/outcomes", input);

    public Task<Outcome> VoidOutcomeAsync(Guid id, string? reason) => http.SendAsync<Outcome>(HttpMethod.Post, $"outcomes/{id}/void", new { reason });

    public Task<PageOf<DemonstrationSummary>> GalleryAsync(string? state = null, string? after = null) =>
        http.ReadAsync<PageOf<DemonstrationSummary>>("demonstrations", ("state", state), ("after", after));

    public Task<PageOf<DemonstrationSummary>> DeskAsync(string? state = null, string? after = null) =>
        http.ReadAsync<PageOf<DemonstrationSummary>>("demonstrations/desk", ("state", state), ("after", after));

    public Task<Demonstration> DemonstrationAsync(Guid id) => http.ReadAsync<Demonstration>($"demonstrations/{id}");

    public Task<Demonstration> NominateAsync(Guid scenario, string? applyingParty, string? summary) =>
        http.SendAsync<Demonstration>(HttpMethod.Post, $"{scenario}/demonstration", new { applyingParty, summary });

    public Task<Demonstration> ScoreAsync(Guid id, IReadOnlyDictionary<string, decimal> marks, string? comment) =>
        http.SendAsync<Demonstration>(HttpMethod.Post, $"demonstrations/{id}/score", new { marks, comment });

    /// <summary><c>notice</c> or <c>confirm</c>.</summary>
    public Task<Demonstration> CarryOnAsync(Guid id, string act) => http.SendAsync<Demonstration>(HttpMethod.Post, $"demonstrations/{id}/{act}");

    public Task<Demonstration> DeclineAsync(Guid id, string? reason) => http.SendAsync<Demonstration>(HttpMethod.Post, $"demonstrations/{id}/decline", new { reason });

    public Task<Demonstration> SupportAsync(Guid id, string? scheme, decimal? baseYuan, string? note) =>
        http.SendAsync<Demonstration>(HttpMethod.Post, $"demonstrations/{id}/supports", new { scheme, baseYuan, note });

    public Task<Demonstration> ObjectAsync(Guid id, string? text) => http.SendAsync<Demonstration>(HttpMethod.Post, $"demonstrations/{id}/objections", new { text });

    public Task<Demonstration> AnswerAsync(Guid objection, string? answer) =>
        http.SendAsync<Demonstration>(HttpMethod.Post, $"demonstrations/objections/{objection}/answer", new { answer });
}
