namespace ScenarioHub.Web.Api.Matchmaking;

/// <summary>A note among moderators.</summary>
public record MatchNote(string By, string Text, DateTimeOffset At);

/// <summary>One record of a talk. <c>Channel</c>: meeting, visit, call, mail, other.</summary>
public record TalkRecord(Guid By, string ByName, string Channel, DateOnly HeldOn, string Text, string? NextStep, DateTimeOffset At);

/// <summary>A scenario that the company has put aside.</summary>
public record Dismissal(Guid ScenarioId, string ScenarioNumber, string ScenarioName, long Version, bool Active, string Reason, string? Note, DateTimeOffset At);

/// <summary>A scenario that asks for something.</summary>
public record AskingScenario(Guid Id, string Number, string Name);

/// <summary>Something that would lift the matches of a profile; without a text the field is simply empty.</summary>
public record ProfileGap(string Field, string? Text, int Count, IReadOnlyList<AskingScenario>? Scenarios);

/// <summary>How complete a profile is.</summary>
public record Completeness(Guid ProfileId, string? Title, int Filled, int Of, IReadOnlyList<ProfileGap>? Gaps);

/// <summary>How one group of companies fares; <c>By</c>: tier or region.</summary>
public record FairnessRow(string By, string Name, int Companies, int Suggested, int Introduced, int Matches, double Share);

/// <summary>Whether suggestions reach all.</summary>
public record FairnessTable(int Companies, int Never, IReadOnlyList<FairnessRow> Rows);

/// <summary>A company that was never suggested.</summary>
public record NeverSuggested(string CompanyKey, string CompanyName, Guid ProfileId, string? Province, string? Tier, DateTimeOffset Since);

/// <summary>An organisation that the own one does not want to meet.</summary>
public record Blocked(Guid OrganizationId, string? Name, long Version, bool Active, string? Reason, DateTimeOffset ChangedAt);

/// <summary>The flow around matches: notes, merging, talks, what companies put aside, completeness, fairness, blocks.</summary>
public class MatchFlowApi(HttpClient http)
{
    public Task<PageOf<Match>> QueueAsync(
        string? state, string? q, Guid? scenarioId, string? after, int limit, string? sort, string? source, string? minScore, bool? second) =>
        http.ReadAsync<PageOf<Match>>(
            "matches", ("state", state), ("q", q), ("scenarioId", scenarioId), ("after", after), ("limit", limit), ("sort", sort), ("source", source), ("minScore", minScore),
            ("second", second));

    public Task<MatchNote> NoteAsync(Guid match, string? text) => http.SendAsync<MatchNote>(HttpMethod.Post, $"matches/{match}/notes", new { text });

    public Task<Match> MergeAsync(Guid match, Guid? into) => http.SendAsync<Match>(HttpMethod.Post, $"matches/{match}/merge", new { into });

    public Task<Match> RejectAsync(Guid match, string? reason, string? code) => http.SendAsync<Match>(HttpMethod.Post, $"matches/{match}/reject", new { reason, code });

    public Task<Match> ParkAsync(Guid match, string? reason, DateTimeOffset? until) => http.SendAsync<Match>(HttpMethod.Post, $"matches/{match}/park", new { reason, until });

    public Task<Introduction> TalkAsync(Guid id, string? channel, string? heldOn, string? text, string? nextStep) =>
        http.SendAsync<Introduction>(HttpMethod.Post, $"introductions/{id}/talks", new { channel, heldOn, text, nextStep });

    public Task<Introduction> EndAsync(Guid id, string? end, decimal? value, string? note) =>
        http.SendAsync<Introduction>(HttpMethod.Post, $"introductions/{id}/end", new { end, value, note });

    public Task<PageOf<Dismissal>> DismissedAsync(string? after) => http.ReadAsync<PageOf<Dismissal>>("recommendations/dismissed", ("after", after));

    public Task<Dismissal> DismissAsync(Guid scenario, string? reason, string? note) =>
        http.SendAsync<Dismissal>(HttpMethod.Post, $"recommendations/{scenario}/dismiss", new { reason, note });

    public Task<Dismissal> UndoAsync(Guid scenario) => http.SendAsync<Dismissal>(HttpMethod.Post, $"recommendations/{scenario}/undo", new { });

    public Task<IReadOnlyList<Completeness>> CompletenessAsync() => http.ReadAsync<IReadOnlyList<Completeness>>("profiles/completeness");

    public Task<FairnessTable> FairnessAsync() => http.ReadAsync<FairnessTable>("fairness");

    public Task<PageOf<NeverSuggested>> NeverAsync(string? after) => http.ReadAsync<PageOf<NeverSuggested>>("fairness/never", ("after", after), ("limit", 50));

    public Task<HttpResponseMessage> FairnessFileAsync(CancellationToken ct) => http.GetAsync("fairness/export", HttpCompletionOption.ResponseHeadersRead, ct);

    public Task<Blocked> BlockOfAsync(Guid organization) => http.ReadAsync<Blocked>($"blocks/{organization}");

    public Task<IReadOnlyList<Blocked>> BlocksAsync() => http.ReadAsync<IReadOnlyList<Blocked>>("blocks");

    public Task<Blocked> BlockAsync(Guid organization, bool active, string? reason) => http.SendAsync<Blocked>(HttpMethod.Put, $"blocks/{organization}", new { active, reason });
}
