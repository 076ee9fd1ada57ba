namespace ScenarioHub.Web.Tests.Pages;

/// <summary>A page and who looks at it; an empty account is the public.</summary>
public sealed record Place(string Account, string Address)
{
    /// <summary>What everyone may see.</summary>
    internal static IEnumerable<Place> Public(Walk.MainWalk walk) => From("",
        "/", "/about", "/scenarios", "/scenarios?q=水質監測", "/scenarios?view=regions", "/scenarios/calendar", $"/scenarios/{walk.Scenario}",
        $"/scenarios/{walk.Scenario}/history", "/calls", "/directions", "/lists", $"/lists/{walk.List}", "/challenges", $"/challenges/{walk.Challenge}",
        "/notices", "/demonstrations", "/capabilities", $"/capabilities/{walk.Profile}", "/parks", "/open-data", "/verify", "/unsubscribe", "/sign-in", "/register");

    /// <summary>The workspaces.</summary>
    internal static IEnumerable<Place> Workspaces(Walk.MainWalk walk) =>
    [
        .. From("park", "/today", "/inbox", "/inbox?grouped=true", "/inbox/preferences", "/organization/notices", "/account", "/account/password", "/organization", "/introductions", $"/introductions/{walk.Match}", "/park/scenarios",
            "/park/scenarios/new", $"/park/scenarios/{walk.Scenario}", $"/park/scenarios/{walk.Scenario}/companies", "/park/import", "/park/agencies",
            "/park/progress", "/collect/calls", "/collect/calls/new", "/collect/hand-ins", "/park/lists", "/park/lists/new", $"/park/lists/{walk.List}",
            "/park/challenges", "/park/challenges/new", $"/park/challenges/{walk.Challenge}", $"/park/challenges/{walk.Challenge}/edit",
            $"/park/challenges/{walk.Challenge}/preview", "/contracts", "/custody", "/events", "/events/new", "/park/find", "/propose", "/blocked"),
        .. From("company", "/saved", "/today", "/hand-ins", "/company/recommended", "/company/dismissed", "/events", "/company/profiles", "/company/profiles/new", $"/company/profiles/{walk.Profile}",
            "/company/bids", $"/company/bids/{walk.Bid}", $"/company/bids/{walk.Bid}/edit", $"/company/bids/new?challengeId={walk.Challenge}", "/company/consortia",
            "/contracts", $"/introductions/{walk.Match}", "/account/contacts", "/organization/webhooks", "/organization/webhooks/new?format=dingTalk"),
        .. From("administrator", "/today", "/admin/organizations", "/admin/scenarios", "/admin/moderation", "/admin/directions", "/admin/amendments", "/admin/matches",
            $"/admin/matches/{walk.Match}", "/admin/profiles", "/admin/experts", "/admin/operations", "/admin/templates", "/admin/schemes",
            $"/admin/matches/{walk.Match}", "/admin/fairness", "/events", "/admin/profiles", "/admin/experts", "/admin/operations", "/admin/schemes",
            "/contracts", $"/introductions/{walk.Match}"),
        .. From("administrator", "/today", "/admin/organizations", "/admin/scenarios", "/admin/moderation", "/admin/directions", "/admin/amendments", "/admin/matches", "/admin/matching/weights",
            $"/admin/matches/{walk.Match}", "/admin/profiles", "/admin/experts", "/admin/operations", "/admin/schemes",
            "/admin/schemes/01990000-0000-7000-8000-000000000001", "/admin/schemes/new", "/admin/calendar?year=2026", "/admin/affiliations", "/admin/late-bids",
            "/objections", "/audit", "/admin/notifications", "/admin/notifications/failures/mail", "/admin/notifications/broadcasts", "/admin/notifications/broadcasts/new"),
        .. From("expert", "/today", "/expert/reviews", "/expert/profile"),
    ];

    public override string ToString() => $"{(Account.Length > 0 ? Account : "public")} {Address}";

    private static IEnumerable<Place> From(string account, params IEnumerable<string> addresses) => addresses.Select(address => new Place(account, address));
}
