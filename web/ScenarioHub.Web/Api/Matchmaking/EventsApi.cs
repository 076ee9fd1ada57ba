namespace ScenarioHub.Web.Api.Matchmaking;

/// <summary>Matchmaking events (对接会): prepared, answered, arranged, recorded.</summary>
public class EventsApi(HttpClient http)
{
    public Task<PageOf<EventRow>> ListAsync(string? state = null, string? after = null, int limit = 20) =>
        http.ReadAsync<PageOf<EventRow>>("events", ("state", state), ("after", after), ("limit", limit));

    public Task<Event> GetAsync(Guid id) => http.ReadAsync<Event>($"events/{id}");

    public Task<Event> CreateAsync(EventInput input) => http.SendAsync<Event>(HttpMethod.Post, "events", input);

    public Task<Event> ChangeAsync(Guid id, EventInput input) => http.SendAsync<Event>(HttpMethod.Put, $"events/{id}", input);

    /// <summary>One of the acts without more words: invite, schedule, publish, close.</summary>
    public Task<Event> ActAsync(Guid id, string act) => http.SendAsync<Event>(HttpMethod.Post, $"events/{id}/{act}");

    public Task<Event> CancelAsync(Guid id, string? reason) => http.SendAsync<Event>(HttpMethod.Post, $"events/{id}/cancel", new { reason });

    public Task<IReadOnlyList<Invitable>> InvitableAsync(Guid id, string role, string? q) =>
        http.ReadAsync<IReadOnlyList<Invitable>>($"events/{id}/invitable", ("role", role), ("q", q));

    public Task<Event> AddAsync(Guid id, IEnumerable<SideInput> sides) => http.SendAsync<Event>(HttpMethod.Post, $"events/{id}/sides", new { sides });

    public Task<Event> RemoveAsync(Guid id, Guid side) => http.SendAsync<Event>(HttpMethod.Delete, $"events/{id}/sides/{side}");

    public Task<Event> AnswerAsync(Guid id, Guid side, bool accepted, IReadOnlyList<int> present, IReadOnlyList<Guid> wishes, string? reason) =>
        http.SendAsync<Event>(HttpMethod.Post, $"events/{id}/sides/{side}/answer", new { accepted, present, wishes, reason });

    public Task<IReadOnlyList<MeetingPlace>> PlacesAsync(Guid id, Guid meeting) => http.ReadAsync<IReadOnlyList<MeetingPlace>>($"events/{id}/meetings/{meeting}/places");

    public Task<Event> MoveAsync(Guid id, Guid meeting, int slot, int room) =>
        http.SendAsync<Event>(HttpMethod.Post, $"events/{id}/meetings/{meeting}/move", new { slot, room });

    public Task<Event> PutAsync(Guid id, Guid? hostId, Guid? guestId, int? slot, int? room) =>
        http.SendAsync<Event>(HttpMethod.Post, $"events/{id}/meetings", new { hostId, guestId, slot, room });

    public Task<Event> TakeOffAsync(Guid id, Guid meeting) => http.SendAsync<Event>(HttpMethod.Delete, $"events/{id}/meetings/{meeting}");

    public Task<Event> RecordAsync(Guid id, Guid meeting, bool hostCame, bool guestCame, string? outcome, decimal? value, string? note) =>
        http.SendAsync<Event>(HttpMethod.Post, $"events/{id}/meetings/{meeting}/record", new { hostCame, guestCame, outcome, value, note });

    public Task<HttpResponseMessage> CalendarAsync(Guid id, CancellationToken ct) => http.GetAsync($"events/{id}/calendar", HttpCompletionOption.ResponseHeadersRead, ct);
}
