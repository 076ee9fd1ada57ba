using ScenarioHub.Contracts.Bidding;
using static ScenarioHub.Notifications.Catalogue.Topic;
using static ScenarioHub.Notifications.Catalogue.Urgency;

namespace ScenarioHub.Notifications.Catalogue;

/// <summary>Who is told of objections, contracts, milestones, races and acceptance.</summary>
public static class DeliveryNotices
{
    /// <summary>The rows.</summary>
    public static readonly IReadOnlyList<NoticeRule> Rules =
    [
        new NoticeRule<ObjectionMoved>(
            "objection.filed", Result, Urgent, e => Audience.Administrators.And(Audience.Members(e.Owner, e.Objector.Id)),
            e => $"/objections/{e.ObjectionId}", e => new { e.Number, e.Title, objector = e.Objector.Name }) { When = e => e.State == "filed" },
        new NoticeRule<ObjectionMoved>(
            "objection.appointed", Result, Urgent, e => Audience.Members([.. e.Others, e.Owner, e.Objector.Id]),
            e => $"/objections/{e.ObjectionId}", e => new { e.Number, e.Title, e.Supervisor }) { Needs = Need.Staff, When = e => e.State == "appointed" },
        new NoticeRule<ObjectionMoved>(
            "objection.upheld", Result, Urgent, e => Audience.Members([.. e.Others, e.Owner, e.Objector.Id]),
            e => $"/notices/{e.ChallengeId}", e => new { e.Number, e.Title, e.Decision }) { When = e => e.State == "upheld" },
        new NoticeRule<ObjectionMoved>(
            "objection.dismissed", Result, Urgent, e => Audience.Members(e.Owner, e.Objector.Id),
            e => $"/objections/{e.ObjectionId}", e => new { e.Number, e.Title, e.Decision }) { When = e => e.State == "dismissed" },
        new NoticeRule<ObjectionMoved>(
            "objection.over", Result, Normal, e => Audience.Members(e.Owner, e.Objector.Id),
            e => $"/objections/{e.ObjectionId}", e => new { e.Number, e.Title }) { When = e => e.State is "withdrawn" or "lapsed" },

        new NoticeRule<ContractOffered>(
            "contract.offered", Result, Urgent, e => Audience.Members(e.Supplier.Id),
            e => $"/contracts/{e.ContractId}", e => new { number = e.ContractNumber, e.Title, owner = e.Owner.Name }),
        new NoticeRule<ContractChanged>(
            "contract.signed", Result, Normal, e => Audience.Members([e.Owner.Id, e.Supplier.Id, .. e.Members.Select(m => m.Id)]),
            e => $"/contracts/{e.ContractId}", e => new { number = e.ContractNumber, e.Title }) { Held = true, When = e => e.State == "active" && e.SignedAt == e.At },
        new NoticeRule<ContractChanged>(
            "contract.changed", Result, Normal, e => Audience.Members([e.Owner.Id, e.Supplier.Id, .. e.Members.Select(m => m.Id)]),
            e => $"/contracts/{e.ContractId}", e => new { number = e.ContractNumber, e.Title, e.Rationale }) { Held = true, When = e => e.State == "active" && e.Rationale is not null },
        new NoticeRule<ContractChangeMoved>(
            "contract.change", Result, Urgent, e => Audience.Members(e.Other),
            e => $"/contracts/{e.ContractId}", e => new { number = e.ContractNumber, e.Title, by = e.By.Name, e.Rationale }) { When = e => e.State == "proposed" },
        new NoticeRule<ContractChangeMoved>(
            "contract.change-answered", Result, Normal, e => Audience.Members(e.Other),
            e => $"/contracts/{e.ContractId}", e => new { number = e.ContractNumber, e.Title, by = e.By.Name, e.Rationale }) { When = e => e.State != "proposed" },

        new NoticeRule<MilestoneMoved>(
            "milestone.reported", Result, Normal, e => Audience.Members(e.Told),
            e => $"/contracts/{e.ContractId}#milestones", e => new { number = e.ContractNumber, e.Title, e.Name }) { When = e => e.State == "reported" },
        new NoticeRule<MilestoneMoved>(
            "milestone.accepted", Result, Normal, e => Audience.Members(e.Told),
            e => $"/contracts/{e.ContractId}#milestones", e => new { number = e.ContractNumber, e.Title, e.Name }) { When = e => e.State == "accepted" },
        new NoticeRule<MilestoneMoved>(
            "milestone.sent-back", Result, Urgent, e => Audience.Members(e.Told),
            e => $"/contracts/{e.ContractId}#milestones", e => new { number = e.ContractNumber, e.Title, e.Name, e.Remarks }) { When = e => e.State == "sentBack" },
        new NoticeRule<MilestoneReminder>(
            "milestone.due", Result, Urgent, e => Audience.Members([e.Supplier.Id, .. e.Members]),
            e => $"/contracts/{e.ContractId}#milestones", e => new { number = e.ContractNumber, e.Title, e.Name, e.Due }) { Held = true, When = e => e.Stage == "due" },
        new NoticeRule<MilestoneReminder>(
            "milestone.missed", Result, Urgent, e => Audience.Members([e.Owner.Id, e.Supplier.Id, .. e.Members]),
            e => $"/contracts/{e.ContractId}#milestones", e => new { number = e.ContractNumber, e.Title, e.Name, e.Due }) { Held = true, When = e => e.Stage == "missed" },
        new NoticeRule<MilestoneReminder>(
            "milestone.escalated", Result, Urgent, e => Audience.Administrators.And(Audience.Members(e.Owner.Id)),
            e => $"/contracts/{e.ContractId}#milestones", e => new { number = e.ContractNumber, e.Title, e.Name, e.Due, supplier = e.Supplier.Name })
        {
            When = e => e.Stage == "escalated",
        },

        new NoticeRule<RaceGateDecided>(
            "race.decided", Result, Urgent, e => Audience.Members([e.Owner.Id, .. e.Runners]),
            e => $"/challenges/{e.ChallengeId}/race", e => new { e.Number, e.Title, e.Gate, running = e.StillRunning }),
        new NoticeRule<DeliveryEnded>(
            "delivery.accepted", Result, Normal, e => Audience.Members(e.Owner.Id, e.Supplier.Id),
            e => $"/challenges/{e.ChallengeId}", e => new { e.Number, e.Title, supplier = e.Supplier.Name }) { When = e => e.Outcome == "accepted" },
        new NoticeRule<DeliveryEnded>(
            "delivery.ended", Result, Urgent, e => Audience.Members(e.Owner.Id, e.Supplier.Id),
            e => $"/challenges/{e.ChallengeId}", e => new { e.Number, e.Title, supplier = e.Supplier.Name, reason = e.Reason ?? "—" })
        {
            When = e => e.Outcome != "accepted",
        },
    ];
}
