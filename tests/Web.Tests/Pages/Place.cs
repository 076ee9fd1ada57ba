namespace ScenarioHub.Web.Tests.Pages;

/// <summary>A page and who looks at it; an empty account is the public.</summary>
public sealed record Place(string Account, string Address)
{
    /// <summary>What everyone may see.</summary>
    internal static IEnumerable<Place> Public(Walk.MainWalk walk) => From("",
        "/", "/about", "/scenarios", "/scenarios?q=水質監測", "/scenarios?view=regions", "/scenarios/calendar", $"/scenarios/{walk.Scenario}", "/lists", $"/lists/{walk.List}", "/challenges", $"/challenges/{walk.Challenge}",
        "/", "/about", "/scenarios", "/scenarios?q=水質監測", "/calls", "/directions", $"/scenarios/{walk.Scenario}", "/lists", $"/lists/{walk.List}", "/challenges", $"/challenges/{walk.Challenge}",
        "/notices", "/capabilities", $"/capabilities/{walk.Profile}", "/parks", "/sign-in", "/register");

    /// <summary>The workspaces.</summary>
    internal static IEnumerable<Place> Workspaces(Walk.MainWalk walk) =>
    [
        .. From("park", "/today", "/inbox", "/account", "/account/password", "/organization", "/introductions", $"/introductions/{walk.Match}", "/park/scenarios", "/park/scenarios/new",
            $"/park/scenarios/{walk.Scenario}", $"/park/scenarios/{walk.Scenario}/companies", "/park/import", "/park/agencies", "/collect/calls", "/collect/calls/new", "/collect/hand-ins", "/park/lists", "/park/lists/new", $"/park/lists/{walk.List}",
            "/park/challenges", "/park/challenges/new", $"/park/challenges/{walk.Challenge}", $"/park/challenges/{walk.Challenge}/edit"),
        .. From("company", "/saved", "/scenarios?q=水質監測", "/today", "/company/recommended", "/company/profiles", "/company/profiles/new", $"/company/profiles/{walk.Profile}", "/company/bids",
        .. From("company", "/today", "/company/recommended", "/hand-ins", "/company/profiles", "/company/profiles/new", $"/company/profiles/{walk.Profile}", "/company/bids",
            $"/company/bids/{walk.Bid}", $"/company/bids/{walk.Bid}/edit", $"/company/bids/new?challengeId={walk.Challenge}", $"/introductions/{walk.Match}"),
        .. From("administrator", "/today", "/admin/organizations", "/admin/scenarios", "/admin/moderation", "/admin/directions", "/admin/matches", $"/admin/matches/{walk.Match}", "/admin/profiles", "/admin/operations", "/audit"),
        .. From("administrator", "/today", "/admin/organizations", "/admin/scenarios", "/admin/matches", $"/admin/matches/{walk.Match}", "/admin/profiles", "/admin/experts", "/admin/operations", "/audit"),
        .. From("expert", "/today", "/expert/reviews", "/expert/profile"),
            $"/park/scenarios/{walk.Scenario}", $"/park/scenarios/{walk.Scenario}/companies", "/park/import", "/park/lists", "/park/lists/new", $"/park/lists/{walk.List}",
            "/park/challenges", "/park/challenges/new", $"/park/challenges/{walk.Challenge}", $"/park/challenges/{walk.Challenge}/edit",
            $"/park/challenges/{walk.Challenge}/preview"),
        .. From("company", "/today", "/company/recommended", "/company/profiles", "/company/profiles/new", $"/company/profiles/{walk.Profile}", "/company/bids",
            $"/company/bids/{walk.Bid}", $"/company/bids/{walk.Bid}/edit", $"/company/bids/new?challengeId={walk.Challenge}", "/company/consortia", $"/introductions/{walk.Match}"),
        .. From("administrator", "/today", "/admin/organizations", "/admin/scenarios", "/admin/matches", $"/admin/matches/{walk.Match}", "/admin/profiles", "/admin/operations", "/audit",
            "/admin/schemes", "/admin/schemes/01990000-0000-7000-8000-000000000001", "/admin/schemes/new", "/admin/calendar?year=2026", "/admin/affiliations", "/admin/late-bids"),
    ];

    public override string ToString() => $"{(Account.Length > 0 ? Account : "public")} {Address}";

    private static IEnumerable<Place> From(string account, params IEnumerable<string> addresses) => addresses.Select(address => new Place(account, address));
}
