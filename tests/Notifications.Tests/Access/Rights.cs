using static ScenarioHub.Notifications.Tests.Access.Loss;

namespace ScenarioHub.Notifications.Tests.Access;

/// <summary>How the right to a thing ends.</summary>
public enum Loss
{
    /// <summary>It does not: what was told stays and is sent.</summary>
    None,

    /// <summary>The person acts for another organisation now.</summary>
    LeavesOrganization,

    /// <summary>The person may not sign in any more.</summary>
    IsShutOut,

    /// <summary>The person is no administrator any more.</summary>
    LosesAdministration,

    /// <summary>The person neither runs nor supervises the platform any more.</summary>
    LosesOffice,

    /// <summary>The person is no reviewing expert any more.</summary>
    LosesExpertise,

    /// <summary>The organisation is suspended.</summary>
    IsSuspended,

    /// <summary>The list is aimed at others now.</summary>
    LeavesAudience,

    /// <summary>The scenario is withdrawn.</summary>
    IsWithdrawn,

    /// <summary>The expert declares a conflict and recuses.</summary>
    Recuses,

    /// <summary>The park lets the expert go.</summary>
    IsReleased,

    /// <summary>The lead takes the member out of the consortium.</summary>
    LeavesConsortium,

    /// <summary>A change of the contract leaves the member out.</summary>
    LeavesContract,

    /// <summary>The organisation is taken off the event.</summary>
    LeavesEvent,
}

/// <summary>
/// A row of “who sees what, when” as far as it is told: the thing, how a right to it ends beside what ends every right (the person is shut out, has
/// left the organisation or has lost the role that it was told to), and the notices that speak of it.
/// </summary>
public sealed record Row(string Thing, Loss[] Ends, params string[] Templates);

/// <summary>The rows. A notice without one fails the tests.</summary>
public static class Rights
{
    public static readonly IReadOnlyList<Row> Rows =
    [
        new("what everyone may see", [],
            "directions.published", "call.opened", "call.closes-soon", "list.published", "challenge.opened", "challenge.moved", "challenge.cancelled", "challenge.failed",
            "bids.opened", "notice.published", "challenge.won", "race.decided", "delivery.accepted", "delivery.ended", "demonstration.noticed", "objection.upheld",
            "broadcast.told", "broadcast.urgent"),
        new("one's own account and organisation", [],
            "organization.verified", "organization.rejected", "webhook.disabled", "mail.refused"),
        new("the platform's desk: administrators", [],
            "organization.registered", "scenarios.submitted", "scenario.second-reader", "amendment.proposed", "demonstration.nominated", "late.asked",
            "matches.suggested", "match.second", "review.override"),
        new("scenario before listing, and its park's work on it: its park", [],
            "scenario.drafted", "scenario.approved", "scenarios.approved", "scenario.returned", "scenario.withdrawn", "amendment.rejected", "progress.due", "list.schedule-failed",
            "demonstration.selected", "demonstration.declined"),
        new("need handed in: its company and the park", [],
            "hand-in.receipt", "hand-in.received", "hand-in.converted", "hand-in.merged", "hand-in.declined"),
        new("an agency's authorisation: verified agencies", [IsSuspended], "agency.authorized", "agency.revoked"),
        new("listed scenario: everyone, or the groups of its list", [IsWithdrawn, LeavesAudience], "scenario.amended"),
        new("list aimed at groups: their members, its park", [LeavesAudience], "list.published.aimed", "list.joined", "list.matched", "list.notice"),
        new("bid: its own organisation", [],
            "bid.submitted", "bid.withdrawn", "bid.reconfirm", "bid.changed", "bid.unconfirmed", "bid.unsent", "bid.cure", "bid.check.passed", "bid.check.rejected",
            "late.admitted", "late.refused", "consortium.signed", "consortium.declined"),
        new("consortium: verified companies that take part", [IsSuspended, LeavesConsortium], "consortium.invited", "consortium.again"),
        new("challenge and review: the park that owns it", [],
            "challenge.closed", "challenge.awarded", "bids.opened.owner", "bid.cured", "review.accepted", "review.recused", "review.scores", "review.finished",
            "review.override.confirmed", "review.override.refused"),
        new("bids after opening: the assigned expert", [LosesExpertise, Recuses, IsReleased],
            "review.invited", "review.started", "review.late", "review.reopened", "review.discussion"),
        new("custody: the park, administrators and supervisors", [LosesOffice], "custody.accept", "custody.hand-in"),
        new("objection: its parties, administrators", [], "objection.filed", "objection.dismissed", "objection.over"),
        new("objection: its parties, and the supervisor's office", [LosesOffice], "objection.appointed"),
        new("contract: its sides", [], "contract.offered", "contract.change", "contract.change-answered", "milestone.reported", "milestone.accepted", "milestone.sent-back", "milestone.escalated"),
        new("contract: its sides and members", [LeavesContract], "contract.signed", "contract.changed", "milestone.due", "milestone.missed"),
        new("introduction: its parties, verified", [IsSuspended],
            "introduction.offered.park", "introduction.offered.company", "introduction.accepted", "introduction.declined", "introduction.agreed", "introduction.talked",
            "introduction.ended.agreed", "introduction.ended.closed", "introduction.unanswered", "introduction.quiet"),
        new("event: who runs it, verified", [IsSuspended], "event.accepted", "event.declined"),
        new("event: who was asked, verified", [IsSuspended, LeavesEvent], "event.invited", "event.published", "event.changed", "event.cancelled"),
    ];

    public static readonly IReadOnlyDictionary<string, Row> Of =
        Rows.SelectMany(row => row.Templates.Select(template => (template, row))).ToDictionary(r => r.template, r => r.row);
}
