using ScenarioHub.Web.Tests.Walk;
using static ScenarioHub.Web.Tests.Pages.Place;

namespace ScenarioHub.Web.Tests.Pages;

/// <summary>All pages of the product, each as one who works with it; <see cref="PageTests"/> sees to it that none is forgotten.</summary>
internal static class Places
{
    private const string ExpertCircle = "A panel, and with it a seat and a sheet, comes only after a deadline and a formal check.";
    private const string AfterAward = "A contract comes only days after a public notice.";

    /// <summary>Pages that the main walk does not come to, each with its reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> Unreached = new Dictionary<string, string>
    {
        ["/error"] = "Shown in place of other pages.",
        ["/invitation"] = "Without a token there is nothing but its error, which is no page of its own.",
        ["/expert/seats/{Id:guid}"] = ExpertCircle,
        ["/expert/sheets/{Id:guid}"] = ExpertCircle,
        ["/review/{Id:guid}"] = ExpertCircle,
        ["/park/challenges/{Id:guid}/check"] = "Bids are checked only after the deadline.",
        ["/park/challenges/{Id:guid}/review"] = ExpertCircle,
        ["/park/challenges/{Id:guid}/minutes"] = ExpertCircle,
        ["/park/challenges/{ChallengeId:guid}/bids/{BidId:guid}"] = "The owner may read a bid only after the opening.",
        ["/company/bids/{Id:guid}/cure"] = "Asked for in a formal check.",
        ["/company/bids/{Id:guid}/scores"] = ExpertCircle,
        ["/company/consortia/{BidId:guid}"] = "The walk's bid has one bidder.",
        ["/challenges/{Id:guid}/minutes"] = "Written at the opening.",
        ["/notices/{ChallengeId:guid}"] = ExpertCircle,
        ["/challenges/{Id:guid}/race"] = AfterAward,
        ["/contracts/{Id:guid}"] = AfterAward,
        ["/contracts/{Id:guid}/edit"] = AfterAward,
        ["/contracts/{Id:guid}/change"] = AfterAward,
        ["/objections/{Id:guid}"] = "An objection needs a public notice.",
        ["/demonstrations/{Id:guid}"] = "Only an accepted scenario can be selected.",
        ["/admin/experts/{Id:guid}"] = "The pool is empty until an expert has described themselves.",
        ["/events/{Id:guid}/meetings/{MeetingId:guid}"] = "A meeting needs both sides' answers.",
    };

    /// <summary>The rest.</summary>
    public static IReadOnlyList<Place> Of(MainWalk walk, Things things) => [.. Public(walk, things), .. ForPark(walk, things), .. ForOthers(walk, things), .. ForAdministrator(walk, things)];

    private static IEnumerable<Place> Public(MainWalk walk, Things things) =>
    [
        At("", "/"), At("", "/about"), At("", "/scenarios"), At("", "/scenarios?q=水質監測"), At("", "/scenarios?view=regions"), At("", "/scenarios?view=table"),
        At("", "/scenarios/calendar"), At("", "/scenarios/print?q=水质"), At("", "/scenarios/{Id:guid}", walk.Scenario), At("", "/scenarios/{Id:guid}/history", walk.Scenario),
        At("", "/calls"), At("", "/calls/{Id:guid}", things.Call), At("", "/directions"), At("", "/lists"), At("", "/lists/{Id:guid}", walk.List),
        At("", "/challenges"), At("", "/challenges/{Id:guid}", walk.Challenge), At("", "/challenges/{Id:guid}/log", walk.Challenge), At("", "/notices"),
        At("", "/demonstrations"), At("", "/capabilities"), At("", "/capabilities/{Id:guid}", walk.Profile), At("", "/parks"), At("", "/parks/{Id:guid}", things.RegistryPark),
        At("", "/open-data"), At("", "/verify"), At("", "/unsubscribe"), At("", "/sign-in"), At("", "/register"),
    ];

    private static IEnumerable<Place> ForPark(MainWalk walk, Things things) =>
    [
        At("park", "/today"), At("park", "/inbox"), At("park", "/inbox?grouped=true"), At("park", "/inbox/preferences"), At("park", "/organization"), At("park", "/organization/notices"),
        At("park", "/account"), At("park", "/account/password"), At("park", "/introductions"), At("park", "/introductions/{Id:guid}", walk.Match),
        At("park", "/park/scenarios"), At("park", "/park/scenarios/new"), At("park", "/park/scenarios/{Id:guid}", walk.Scenario), At("park", "/park/scenarios/{Id:guid}/edit", things.Draft),
        At("park", "/park/scenarios/{Id:guid}/attachments", things.Draft), At("park", "/park/scenarios/{Id:guid}/companies", walk.Scenario),
        At("park", "/park/scenarios/{Id:guid}/amend", walk.Scenario), At("park", "/park/scenarios/{Id:guid}/amendments", things.Amended), At("park", "/park/amendments"),
        At("park", "/park/import"), At("park", "/park/import/{Id:guid}", things.Import), At("park", "/park/agencies"), At("park", "/park/figures"), At("park", "/park/find"),
        At("park", "/park/progress"), At("park", "/park/progress/{Id:guid}", walk.Scenario), At("park", "/collect/calls"), At("park", "/collect/calls/new"),
        At("park", "/collect/calls/{Id:guid}", things.Call), At("park", "/collect/calls/{Id:guid}/edit", things.Call), At("park", "/collect/hand-ins"),
        At("park", "/collect/hand-ins/{Id:guid}", things.HandIn), At("park", "/collect/hand-ins/{Id:guid}/compare?with={With}", things.HandIn, things.OtherHandIn),
        At("park", "/park/lists"), At("park", "/park/lists/new"), At("park", "/park/lists/{Id:guid}", walk.List), At("park", "/park/challenges"), At("park", "/park/challenges/new"),
        At("park", "/park/challenges/{Id:guid}", walk.Challenge), At("park", "/park/challenges/{Id:guid}/edit", walk.Challenge), At("park", "/park/challenges/{Id:guid}/preview", walk.Challenge),
        At("park", "/park/challenges/{Id:guid}/race", walk.Challenge), At("park", "/challenges/{ChallengeId:guid}/contracts/new", walk.Challenge), At("park", "/contracts"),
        At("park", "/custody"), At("park", "/custody/{Id:guid}", walk.Challenge), At("park", "/events"), At("park", "/events/new"), At("park", "/events/{Id:guid}", things.Event),
        At("park", "/events/{Id:guid}/edit", things.Event), At("park", "/events/{Id:guid}/invite", things.Event), At("park", "/events/{Id:guid}/programme", things.Event),
        At("park", "/events/{Id:guid}/put", things.Event), At("park", "/propose"), At("park", "/blocked"),
    ];

    private static IEnumerable<Place> ForOthers(MainWalk walk, Things things) =>
    [
        At("company", "/saved"), At("company", "/hand-ins"), At("company", "/hand-ins/new?callId={Call}", things.Call), At("company", "/hand-ins/{Id:guid}", things.HandIn),
        At("company", "/company/recommended"), At("company", "/company/dismissed"), At("company", "/company/profiles"), At("company", "/company/profiles/new"),
        At("company", "/company/profiles/{Id:guid}", walk.Profile), At("company", "/company/bids"), At("company", "/company/bids/{Id:guid}", walk.Bid),
        At("company", "/company/bids/{Id:guid}/edit", walk.Bid), At("company", "/company/bids/{Id:guid}/receipts/{Number:int}", walk.Bid, "1"),
        At("company", "/company/bids/new?challengeId={Challenge}", walk.Challenge), At("company", "/company/consortia"), At("company", "/challenges/{Id:guid}/object", walk.Challenge),
        At("company", "/account/contacts"), At("company", "/organization/webhooks"), At("company", "/organization/webhooks/new?format=dingTalk"),
        At("company", "/organization/webhooks/{Id:guid}", things.Webhook), At("company", "/organization/webhooks/{Id:guid}/edit", things.Webhook),
        At("expert", "/today"), At("expert", "/expert/reviews"), At("expert", "/expert/profile"), At("agency", "/agency/scenarios"), At("agency", "/agency/scenarios/new"),
        At("agency", "/agency/scenarios/{Id:guid}", things.AgencyDraft), At("agency", "/propose"), At("supervisor", "/today"), At("supervisor", "/objections"), At("supervisor", "/audit"), At("funder", "/today"),
    ];

    private static IEnumerable<Place> ForAdministrator(MainWalk walk, Things things) =>
    [
        At("administrator", "/today"), At("administrator", "/admin/organizations"), At("administrator", "/admin/organizations/{Id:guid}", things.Park), At("administrator", "/admin/scenarios"),
        At("administrator", "/admin/scenarios/{Id:guid}", things.Submitted), At("administrator", "/admin/moderation"), At("administrator", "/admin/directions"),
        At("administrator", "/admin/amendments"), At("administrator", "/admin/amendments/{Id:guid}", things.Amendment), At("administrator", "/admin/matches"),
        At("administrator", "/admin/matches/{Id:guid}", walk.Match), At("administrator", "/admin/matching/weights"), At("administrator", "/admin/profiles"), At("administrator", "/admin/experts"),
        At("administrator", "/admin/operations"), At("administrator", "/admin/operations/{Service}/{Endpoint}", "bidding", "bidding-member-changed"), At("administrator", "/admin/templates"),
        At("administrator", "/admin/schemes"), At("administrator", "/admin/schemes/{Id:guid}", Things.Scheme), At("administrator", "/admin/schemes/{Id:guid}/edit", Things.Scheme),
        At("administrator", "/admin/schemes/new"), At("administrator", "/admin/calendar?year=2026"), At("administrator", "/admin/affiliations"), At("administrator", "/admin/late-bids"),
        At("administrator", "/admin/fairness"), At("administrator", "/admin/notifications"), At("administrator", "/admin/notifications/failures/{Channel}", "mail"),
        At("administrator", "/admin/notifications/broadcasts"), At("administrator", "/admin/notifications/broadcasts/new"),
        At("administrator", "/admin/notifications/broadcasts/{Id:guid}", things.Broadcast), At("administrator", "/admin/notifications/broadcasts/{Id:guid}/edit", things.Broadcast),
        At("administrator", "/demonstrations/desk"),
    ];
}
