using Audience = System.Collections.Generic.IReadOnlyList<string>;

namespace ScenarioHub.Bidding.Tests.Matrix;

/// <summary>A way by which something can reach somebody.</summary>
/// <param name="Name">What a failure names.</param>
/// <param name="Things">What it carries to those who may see it; nothing else is ever on it.</param>
/// <param name="Roles">Whom it serves; to all others it says nothing of what is protected.</param>
/// <param name="From">The first state in which it has anything to say.</param>
/// <param name="Path">What is read; nothing where it is not an address, and the world knows how.</param>
public record Channel(string Name, Audience Things, Audience Roles, string From, Func<MatrixWorld, string, string?>? Path = null)
{
    /// <summary>Whether a role sees a thing on this channel in a state, where the table grants it.</summary>
    public bool Carries(string thing, string state, string role) => Things.Contains(thing) && Roles.Contains(role) && SightTable.IsFrom(state, From);
}

/// <summary>The channels: list, detail, count, search, export, attachment, feed, event, mail and webhook text.</summary>
public static class SightChannels
{
    private static readonly string[] Own = ["bidder", "colleague"];
    private static readonly string[] Office = ["park", "administrator", "supervisor"];
    private static readonly string[] Panel = ["expertIn", "expertOut"];
    private static readonly string[] Everyone = SightTable.Roles;
    private static readonly string[] Objectors = [.. Own, "otherBidder", .. Office];
    private static readonly string[] Parties = ["otherBidder", "partner", "thirdParty", .. Office];
    private static readonly string[] Bid = ["bid", "bidderName", "form", "technical", "expertsOnly"];

    /// <summary>All of them.</summary>
    public static readonly Channel[] All =
    [
        new("challenge detail", ["challenge", "bidCount"], Everyone, "draft", (w, _) => w.Stage.Path),
        new("challenge search", ["challenge", "bidCount"], Everyone, "open", (w, _) => $"/challenges?q={w.Title}"),
        new("search for the bidder", [], [], "open", (w, _) => $"/challenges?q={w.Bidder.OrganizationName}"),
        new("search for the route", [], [], "open", (w, _) => $"/challenges?q={w.Markers["technical"]}"),
        new("park's list", ["challenge"], ["park"], "draft", (_, _) => "/challenges/mine?limit=100"),
        new("bid detail", Bid, [.. Own, .. Office], "open", (w, _) => $"/bids/{w.Bid}"),
        new("own bids", Bid, Own, "open", (_, _) => "/bids/mine?limit=100"),
        new("opened bids", Bid, Office, "opened", (w, _) => $"{w.Stage.Path}/bids"),
        new("attachment", ["file"], [.. Own, "park", "supervisor"], "open", (w, _) => $"/bids/{w.Bid}/attachments/{w.File}"),
        new("receipt", ["bid", "logSize"], Own, "open", (w, _) => $"/bids/{w.Bid}/receipts/1"),
        new("eligibility", [], [], "open", (w, _) => $"/bids/{w.Bid}/eligibility"),
        new("eligibility beforehand", [], [], "open", (w, _) => $"{w.Stage.Path}/eligibility"),
        new("late requests", [], [], "open", (_, _) => "/late-requests?limit=100"),
        new("membership", ["bid", "bidderName"], ["member"], "open", (w, _) => $"/consortia/{w.Bid}"),
        new("memberships", ["bid", "bidderName"], ["member"], "open", (_, _) => "/consortia?limit=100"),
        new("public log", ["logSize"], Everyone, "closed", (w, _) => $"{w.Stage.Path}/log"),
        new("leaves of the log", ["leaf"], Everyone, "opened", (w, _) => $"{w.Stage.Path}/log/leaves"),
        new("growth of the log", [], [], "open", (w, _) => $"{w.Stage.Path}/log/consistency?from=1"),
        new("places of custody", [], [], "open", (_, _) => "/custody/mine?limit=100"),
        new("custody", ["challenge"], ["park", "administrator"], "draft", (w, _) => $"{w.Stage.Path}/custody"),
        new("minutes", ["bid", "bidderName"], Office, "opened", (w, _) => $"{w.Stage.Path}/minutes"),
        new("formal checks", ["bid", "bidderName"], Office, "opened", (w, _) => $"{w.Stage.Path}/check"),
        new("formal check", ["bid", "bidderName"], [.. Own, .. Office], "opened", (w, _) => $"/bids/{w.Bid}/check"),
        new("review", ["bid", "bidderName", "scores", "talk", "conclusion"], Office, "scoring", (w, _) => $"{w.Stage.Path}/review"),
        new("score sheet", ["form", "technical", "expertsOnly", "scores"], Panel, "scoring", (w, role) => w.SheetOf(role)),
        new("file of a blind sheet", [], [], "scoring", (w, role) => w.SheetOf(role) is { } sheet ? $"{sheet}/attachments/{w.File}" : null),
        new("score sheets", [], [], "scoring", (_, _) => "/reviews/sheets?limit=100"),
        new("discussion", ["scores", "talk"], Panel, "allIn", (w, role) => w.SeatOf(role) is { } seat ? $"{seat}/discussion" : null),
        new("seat", [], [], "opened", (w, role) => w.SeatOf(role)),
        new("seats", [], [], "opened", (_, _) => "/reviews/seats?limit=100"),
        new("orders to confirm", [], [], "opened", (_, _) => "/reviews/reorderings"),
        new("own scores", ["bid", "scores"], Own, "notice", (w, _) => $"/bids/{w.Bid}/scores"),
        new("notice", ["bidderName", "reasons"], Everyone, "notice", (w, _) => $"/notices/{w.Stage.ChallengeId}"),
        new("rounds of the notice", ["bidderName", "reasons"], Everyone, "notice", (w, _) => $"/notices/{w.Stage.ChallengeId}/rounds"),
        new("feed of notices", ["bidderName", "reasons"], Everyone, "notice", (_, _) => "/notices?limit=100"),
        new("objections", ["objection", "decision"], Objectors, "open", (w, _) => $"/objections?challengeId={w.Stage.ChallengeId}"),
        new("objection", ["objection", "decision"], Objectors, "open", (w, _) => w.ObjectionPath),
        new("evidence", ["evidence"], Objectors, "open", (w, _) => w.ObjectionPath is { } path ? $"{path}/evidence" : null),
        new("file of evidence", ["evidence"], Objectors, "open", (w, _) => w.EvidencePath),
        new("audit of the objection", ["objectionAct"], Objectors, "open", (w, _) => w.ObjectionPath is null ? null : $"/audit?subject={w.Objection}&act=objection.filed"),
        new("contracts", ["contractNumber"], Parties, "open", (w, _) => $"/contracts?challengeId={w.Stage.ChallengeId}"),
        new("contract", ["contractNumber", "contract", "milestone", "report", "change", "verdict"], Parties, "drafted", (w, _) => w.ContractPath),
        new("editions", ["contract", "milestone", "change"], Parties, "inDelivery", (w, _) => w.ContractPath is { } path ? $"{path}/editions" : null),
        new("audit of the contract", ["contractNumber", "contractAct"], Office, "drafted",
            (w, _) => w.ContractPath is null ? null : $"/audit?subject={w.Contract}&act=contract.drafted"),
        new("export of its audit", ["contractNumber", "contractAct"], Office, "drafted",
            (w, _) => w.ContractPath is null ? null : $"/audit/export?subject={w.Contract}&act=contract.drafted"),
        new("race", [], [], "open", (w, _) => $"{w.Stage.Path}/race"),
        new("credit", [], [], "open", (w, _) => $"/credit?organizationId={w.Bidder.OrganizationId}"),
        new("audit of the bid", ["act", "bid"], [.. Own, "administrator", "supervisor"], "open", (w, _) => $"/audit?subject={w.Bid}&act=bid.submitted"),
        new("audit of the bidder", ["act", "bid"], [.. Own, "administrator", "supervisor"], "open", (w, _) => $"/audit?organization={w.Bidder.OrganizationId}&act=bid.submitted"),
        new("export of the audit", ["act", "bid"], [.. Own, "administrator", "supervisor"], "open", (w, _) => $"/audit/export?subject={w.Bid}&act=bid.submitted"),
        new("export as JSON", ["act", "bid"], [.. Own, "administrator", "supervisor"], "open", (w, _) => $"/audit/export?format=jsonl&subject={w.Bid}&act=bid.submitted"),
        new("mail and webhook text", ["challenge", "bid", "bidderName"], Everyone, "open"),
        new("event payload", ["challenge", "bid", "bidderName", "reasons", "decision", "contractNumber", "milestone", "change"], Everyone, "open"),
    ];

    /// <summary>Ways to read that tell nothing of a challenge and its bids, or of custody, whose keys and shares have tests of their own.</summary>
    public static readonly string[] Elsewhere =
    [
        "/affiliations", "/calendar", "/challenges/{id}/custodians/{place}/material", "/challenges/{id}/custodians/{place}/reissue", "/experts", "/experts/me", "/experts/{id}",
        "/log/keys", "/objections/supervisors", "/operations/dead-letters/{endpoint}", "/operations/messaging", "/organizations", "/schemes", "/schemes/{id}", "/schemes/{id}/diff",
    ];
}
