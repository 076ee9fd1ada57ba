using ScenarioHub.Gateway.Limits;

namespace ScenarioHub.Gateway.Routing;

/// <summary>The table of doors.</summary>
public static class Doors
{
    /// <summary>The cluster of the web's interactive circuits, which have to come back to the replica that holds them.</summary>
    public const string Circuits = "web-circuits";

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    /// <summary>All doors.</summary>
    public static readonly IReadOnlyList<Door> All =
    [
        .. ServiceAddresses.Apis.Select(name => new Door($"/api/{name}/{{**rest}}", name)),
        new("/.well-known/{**rest}", "identity"),
        new("/connect/{**rest}", "identity"),
        new("/api/notifications/stream", "notifications") { Patience = null },

        // Files: rows by the thousand take their time.
        new("/api/scenarios/imports", "scenarios") { Patience = Long, MostSent = BodyLimit.Import },
        new("/api/scenarios/imports/jobs", "scenarios") { Patience = Long, MostSent = BodyLimit.Import },
        new("/api/scenarios/imports/jobs/{id}/events", "scenarios") { Patience = null },
        new("/api/scenarios/{id:guid}/attachments", "scenarios") { Patience = Long, MostSent = BodyLimit.Import },
        new("/api/scenarios/{id:guid}/attachments/{attachment}", "scenarios") { Patience = Long },
        new("/api/scenarios/catalogue/export", "scenarios") { Patience = Long },
        new("/api/scenarios/mine/export", "scenarios") { Patience = Long },
        new("/api/scenarios/lists/{id}/export", "scenarios") { Patience = Long },
        new("/api/matchmaking/profiles/imports", "matchmaking") { Patience = Long, MostSent = BodyLimit.Import },
        new("/park/import/{**rest}", ServiceAddresses.Web) { Patience = Long, MostSent = BodyLimit.Import },
        new("/park/import/{id}/live", ServiceAddresses.Web) { Patience = null },
        new("/park/scenarios/{id}/attachments", ServiceAddresses.Web) { Patience = Long, MostSent = BodyLimit.Import },
        new("/park/scenarios/export", ServiceAddresses.Web) { Patience = Long },
        new("/scenarios/export", ServiceAddresses.Web) { Patience = Long },
        new("/scenarios/{id:guid}/attachments/{attachment}", ServiceAddresses.Web) { Patience = Long },
        new("/lists/{id}/export", ServiceAddresses.Web) { Patience = Long },
        new("/admin/profiles/{**rest}", ServiceAddresses.Web) { Patience = Long, MostSent = BodyLimit.Import },
        new("/api/bidding/bids/{id}/attachments", "bidding") { Patience = Long, MostSent = BodyLimit.Import },
        new("/api/bidding/objections/{id}/evidence", "bidding") { Patience = Long, MostSent = BodyLimit.Import },
        new("/objections/{id:guid}", ServiceAddresses.Web) { Patience = Long, MostSent = BodyLimit.Import },
        new("/company/bids/{id}", ServiceAddresses.Web) { Patience = Long, MostSent = BodyLimit.Import },

        new("/_blazor/{**rest}", Circuits) { Patience = null },
        new("/live/inbox", ServiceAddresses.Web) { Patience = null },
        new("/{**path:regex((^|/)(live|stream)$)}", ServiceAddresses.Web) { Patience = null, Order = 998 },
        new("/{**rest}", ServiceAddresses.Web) { Order = 999 },
    ];
}
