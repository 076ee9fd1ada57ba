namespace ScenarioHub.Web.Pages.ForAdministrators.MatchReview;

/// <summary>Which matches the moderator looks through (筛选条件); the same in the queue and on each match, so that one can go on.</summary>
public record MatchFilter(string State, string? Q, Guid? ScenarioId, string? After)
{
    /// <summary><c>age</c>, or best first.</summary>
    public string? Sort { get; init; }

    /// <summary><c>engine</c> or <c>person</c>.</summary>
    public string? Source { get; init; }

    /// <summary>The least score.</summary>
    public string? Min { get; init; }

    /// <summary>Whether a second approval is awaited.</summary>
    public bool? Second { get; init; }

    /// <summary>The states as tabs; what waits comes first.</summary>
    public static readonly string[] States = ["inModeration", "parked", "introduced", "accepted", "talking", "agreed", "closed", "declined", "rejected", "all"];

    public static MatchFilter Of(string? state, string? q, Guid? scenarioId, string? after) =>
        new(States.Contains(state) ? state! : "inModeration", q, scenarioId, after);

    /// <summary>Whether these matches can be decided.</summary>
    public bool Open => State is "inModeration" or "parked";

    /// <summary>Whether fewer are shown than the state has.</summary>
    public bool Narrowed => Q is { Length: > 0 } || ScenarioId is not null || Source is { Length: > 0 } || Min is { Length: > 0 } || Second is not null;

    public string Queue => Address("/admin/matches");

    public string Of(Guid match) => Address($"/admin/matches/{match}");

    /// <summary>In the order that was asked for.</summary>
    public Task<PageOf<Match>> ReadAsync(MatchFlowApi api) => api.QueueAsync(State == "all" ? null : State, Q, ScenarioId, After, 50, Sort, Source, Min, Second);

    private string Address(string path) => PageAddress.Of(path, ("state", State), ("q", Q), ("scenarioId", ScenarioId), ("after", After), ("sort", Sort), ("source", Source), ("min", Min),
        ("second", Second is true ? "true" : null));
}
