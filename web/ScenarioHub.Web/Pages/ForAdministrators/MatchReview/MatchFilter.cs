namespace ScenarioHub.Web.Pages.ForAdministrators.MatchReview;

/// <summary>Which matches the moderator looks through (筛选条件); the same in the queue and on each match, so that one can go on.</summary>
public record MatchFilter(string State, string? Q, Guid? ScenarioId, string? After)
{
    /// <summary>The states as tabs; what waits comes first.</summary>
    public static readonly string[] States = ["inModeration", "parked", "introduced", "accepted", "declined", "rejected", "all"];

    public static MatchFilter Of(string? state, string? q, Guid? scenarioId, string? after) =>
        new(States.Contains(state) ? state! : "inModeration", q, scenarioId, after);

    /// <summary>Whether these matches can be decided.</summary>
    public bool Open => State is "inModeration" or "parked";

    /// <summary>Whether fewer are shown than the state has.</summary>
    public bool Narrowed => Q is { Length: > 0 } || ScenarioId is not null;

    public string Queue => Address("/admin/matches");

    public string Of(Guid match) => Address($"/admin/matches/{match}");

    /// <summary>Best first, as the service sorts them.</summary>
    public Task<PageOf<Match>> ReadAsync(MatchmakingApi api) => api.MatchesAsync(State == "all" ? null : State, Q, ScenarioId, After, 50);

    private string Address(string path) => PageAddress.Of(path, ("state", State), ("q", Q), ("scenarioId", ScenarioId), ("after", After));
}
