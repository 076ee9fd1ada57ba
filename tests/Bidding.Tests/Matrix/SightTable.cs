namespace ScenarioHub.Bidding.Tests.Matrix;

/// <summary>A protected thing in some states, and the roles that may see it.</summary>
public record Sight(string Thing, string[] States, string[] Roles);

/// <summary>
/// Who sees what, when: the rows about bidding of the domain document's table, written down as data. What is not granted here is refused, on every channel.
/// The bid is a consortium's, keeps one field for experts, is reviewed blindly, and loses.
/// </summary>
public static class SightTable
{
    /// <summary>The states of a challenge, as a bid on it lives through them. Scoring: one expert's sheet is in. All in: every sheet is, and the panel talks.</summary>
    public static readonly string[] States = ["draft", "open", "closed", "opened", "scoring", "allIn", "finished", "notice", "awarded"];

    /// <summary>The columns. The member has signed the bid's consortium; expertIn has scored the bid, expertOut has it to score; the recused one was asked.</summary>
    public static readonly string[] Roles =
    [
        "public", "bidder", "colleague", "member", "otherBidder", "company", "agency", "funder", "park", "otherPark", "administrator", "supervisor",
        "expertIn", "expertOut", "recused", "otherExpert",
    ];

    /// <summary>The rows.</summary>
    public static readonly Sight[] Rows =
    [
        new("challenge", In("draft"), ["park", "administrator"]),
        new("challenge", From("open"), Roles),
        new("bidCount", From("closed"), Roles),

        new("bid", In("open", "closed"), ["bidder", "colleague", "member"]),
        new("bid", From("opened"), ["bidder", "colleague", "member", "park", "administrator", "supervisor"]),
        new("bidderName", In("open", "closed"), ["bidder", "colleague", "member"]),
        new("bidderName", From("opened", "finished"), ["bidder", "colleague", "member", "park", "administrator", "supervisor"]),
        new("bidderName", From("notice"), Roles),
        new("form", In("open", "closed"), ["bidder", "colleague"]),
        new("form", In("opened"), ["bidder", "colleague", "park", "administrator", "supervisor"]),
        new("form", From("scoring", "finished"), ["bidder", "colleague", "park", "administrator", "supervisor", "expertIn", "expertOut"]),
        new("form", From("notice"), ["bidder", "colleague", "park", "administrator", "supervisor"]),
        new("technical", In("open", "closed"), ["bidder", "colleague"]),
        new("technical", In("opened"), ["bidder", "colleague", "park", "supervisor"]),
        new("technical", From("scoring", "finished"), ["bidder", "colleague", "park", "supervisor", "expertIn", "expertOut"]),
        new("technical", From("notice"), ["bidder", "colleague", "park", "supervisor"]),
        new("expertsOnly", In("open", "closed"), ["bidder", "colleague"]),
        new("expertsOnly", In("opened"), ["bidder", "colleague", "supervisor"]),
        new("expertsOnly", From("scoring", "finished"), ["bidder", "colleague", "supervisor", "expertIn", "expertOut"]),
        new("expertsOnly", From("notice"), ["bidder", "colleague", "supervisor"]),
        new("file", In("open", "closed"), ["bidder", "colleague"]),
        new("file", From("opened"), ["bidder", "colleague", "park", "supervisor"]),

        new("scores", In("scoring"), ["expertIn", "supervisor"]),
        new("scores", In("allIn", "finished"), ["expertIn", "expertOut", "park", "administrator", "supervisor"]),
        new("scores", From("notice"), ["expertIn", "expertOut", "park", "administrator", "supervisor", "bidder", "colleague"]),
        new("talk", From("allIn"), ["expertIn", "expertOut", "park", "administrator", "supervisor"]),
        new("conclusion", From("finished"), ["park", "administrator", "supervisor"]),
        new("reasons", From("notice"), Roles),
        new("act", In("open", "closed"), ["bidder", "colleague"]),
        new("act", From("opened"), ["bidder", "colleague", "administrator", "supervisor"]),
    ];

    /// <summary>The protected things.</summary>
    public static readonly string[] Things = [.. Rows.Select(r => r.Thing).Distinct()];

    /// <summary>Whether the table grants a thing to a role in a state.</summary>
    public static bool Grants(string thing, string state, string role) => Rows.Any(r => r.Thing == thing && r.States.Contains(state) && r.Roles.Contains(role));

    /// <summary>Whether everyone may see it, so that it does not matter where it stands.</summary>
    public static bool IsPublic(string thing, string state) => Roles.All(role => Grants(thing, state, role));

    /// <summary>Whether a state is another one or comes after it.</summary>
    public static bool IsFrom(string state, string first) => Array.IndexOf(States, state) >= Array.IndexOf(States, first);

    private static string[] In(params string[] states) => states;

    private static string[] From(string first, string? last = null) =>
        [.. States.Where(s => IsFrom(s, first) && (last is null || IsFrom(last, s)))];
}
