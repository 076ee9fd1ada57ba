namespace ScenarioHub.Bidding.Tests.Matrix;

/// <summary>A protected thing in some states, and the roles that may see it.</summary>
/// <param name="ToldOnly">Whether they are told of it, by mail and webhook, and do not find it anywhere.</param>
public record Sight(string Thing, string[] States, string[] Roles, bool ToldOnly = false);

/// <summary>
/// Who sees what, when: the rows about bidding of the domain document's table, written down as data. What is not granted here is refused, on every channel.
/// The bid is a consortium's, keeps one field for experts, is reviewed blindly, loses, and objects. A second challenge is cancelled, and restored by an objection of
/// the other bidder.
/// </summary>
public static class SightTable
{
    /// <summary>
    /// The states of a challenge, as a bid on it lives through them. Scoring: one expert's sheet is in. All in: every sheet is, and the panel talks. Objected: a supervisor
    /// is to decide the objection, and dismisses it before the award. Drafted: the contract waits for its signatures.
    /// </summary>
    public static readonly string[] States =
    [
        "draft", "open", "cancelled", "restored", "closed", "opened", "scoring", "allIn", "finished", "notice", "objected", "awarded", "drafted", "inDelivery", "accepted",
    ];

    /// <summary>Those of them that the second challenge goes through instead of the later ones.</summary>
    public static readonly string[] Aside = ["cancelled", "restored"];

    /// <summary>
    /// The columns. The member has signed the bid's consortium; expertIn has scored the bid, expertOut has it to score; the recused one was asked. The other bidder wins: partner and
    /// third party are those of its contract.
    /// </summary>
    public static readonly string[] Roles =
    [
        "public", "bidder", "colleague", "member", "otherBidder", "partner", "thirdParty", "company", "agency", "funder", "park", "otherPark", "administrator", "supervisor",
        "expertIn", "expertOut", "recused", "otherExpert",
    ];

    private static readonly string[] Own = ["bidder", "colleague"];
    private static readonly string[] Office = ["park", "administrator", "supervisor"];
    private static readonly string[] Parties = ["otherBidder", "partner", "thirdParty", .. Office];
    private static readonly string[] Sealed = In("open", "cancelled", "restored", "closed");

    /// <summary>The rows.</summary>
    public static readonly Sight[] Rows =
    [
        new("challenge", In("draft"), ["park", "administrator"]),
        new("challenge", From("open"), Roles),
        new("bidCount", From("closed"), Roles),
        new("logSize", From("closed"), Roles),
        new("leaf", From("opened"), Roles),

        new("bid", Sealed, ["bidder", "colleague", "member"]),
        new("bid", From("opened"), ["bidder", "colleague", "member", "park", "administrator", "supervisor"]),
        new("bidderName", Sealed, ["bidder", "colleague", "member"]),
        new("bidderName", From("opened", "finished"), ["bidder", "colleague", "member", "park", "administrator", "supervisor"]),
        new("bidderName", From("notice"), Roles),
        new("form", Sealed, Own),
        new("form", In("opened"), [.. Own, .. Office]),
        new("form", From("scoring", "finished"), ["bidder", "colleague", "park", "administrator", "supervisor", "expertIn", "expertOut"]),
        new("form", From("notice"), [.. Own, .. Office]),
        new("technical", Sealed, Own),
        new("technical", In("opened"), ["bidder", "colleague", "park", "supervisor"]),
        new("technical", From("scoring", "finished"), ["bidder", "colleague", "park", "supervisor", "expertIn", "expertOut"]),
        new("technical", From("notice"), ["bidder", "colleague", "park", "supervisor"]),
        new("expertsOnly", Sealed, Own),
        new("expertsOnly", In("opened"), ["bidder", "colleague", "supervisor"]),
        new("expertsOnly", From("scoring", "finished"), ["bidder", "colleague", "supervisor", "expertIn", "expertOut"]),
        new("expertsOnly", From("notice"), ["bidder", "colleague", "supervisor"]),
        new("file", Sealed, Own),
        new("file", From("opened"), ["bidder", "colleague", "park", "supervisor"]),

        new("scores", In("scoring"), ["expertIn", "supervisor"]),
        new("scores", In("allIn", "finished"), ["expertIn", "expertOut", "park", "administrator", "supervisor"]),
        new("scores", From("notice"), ["expertIn", "expertOut", "park", "administrator", "supervisor", "bidder", "colleague"]),
        new("talk", From("allIn"), ["expertIn", "expertOut", "park", "administrator", "supervisor"]),
        new("conclusion", From("finished"), Office),
        new("reasons", From("notice"), Roles),
        new("act", Sealed, Own),
        new("act", From("opened"), ["bidder", "colleague", "administrator", "supervisor"]),

        new("objection", Aside, ["otherBidder", .. Office]),
        new("objection", From("objected"), [.. Own, .. Office]),
        new("evidence", Aside, ["otherBidder", .. Office]),
        new("evidence", From("objected"), [.. Own, .. Office]),
        new("objectionAct", Aside, ["otherBidder", .. Office]),
        new("objectionAct", From("objected"), [.. Own, .. Office]),
        new("decision", In("restored"), ["otherBidder", .. Office]),
        new("decision", In("restored"), Own, ToldOnly: true),
        new("decision", From("awarded"), [.. Own, .. Office]),

        new("contractNumber", From("drafted"), Parties),
        new("contract", From("drafted"), Parties),
        new("milestone", From("drafted"), Parties),
        new("contractAct", From("drafted"), Office),
        new("report", From("inDelivery"), Parties),
        new("change", From("inDelivery"), Parties),
        new("verdict", From("accepted"), Parties),
    ];

    /// <summary>The protected things.</summary>
    public static readonly string[] Things = [.. Rows.Select(r => r.Thing).Distinct()];

    private static readonly HashSet<(string Thing, string State, string Role)> Found = Cells(told: false);
    private static readonly HashSet<(string Thing, string State, string Role)> Told = Cells(told: true);
    private static readonly HashSet<(string Thing, string State)> Public =
        [.. from thing in Things from state in States where Roles.All(role => Found.Contains((thing, state, role))) select (thing, state)];

    /// <summary>Whether the table grants a thing to a role in a state.</summary>
    public static bool Grants(string thing, string state, string role) => Found.Contains((thing, state, role));

    /// <summary>Whether a role may be told of it: whatever it may see, and what it is only told.</summary>
    public static bool Tells(string thing, string state, string role) => Grants(thing, state, role) || Told.Contains((thing, state, role));

    /// <summary>Whether everyone may see it, so that it does not matter where it stands.</summary>
    public static bool IsPublic(string thing, string state) => Public.Contains((thing, state));

    /// <summary>Whether a state is another one or comes after it.</summary>
    public static bool IsFrom(string state, string first) => Array.IndexOf(States, state) >= Array.IndexOf(States, first);

    private static string[] In(params string[] states) => states;

    private static string[] From(string first, string? last = null) =>
        [.. States.Where(s => IsFrom(s, first) && (last is null || IsFrom(last, s)))];

    private static HashSet<(string Thing, string State, string Role)> Cells(bool told) =>
        [.. from row in Rows where row.ToldOnly == told from state in row.States from role in row.Roles select (row.Thing, state, role)];
}
