namespace ScenarioHub.Bidding.Tests.Matrix;

/// <summary>The acts of review, objection and delivery, and those of the platform's own.</summary>
public static partial class ActTable
{
    /// <summary>The seat is that of the expert who has scored the bid and leads the panel.</summary>
    private static Act[] Reviews() =>
    [
        Panel("propose", Nothing),
        Panel("invite", Nothing),
        Panel("seats/{seatId}/release", Reason),
        Panel("chair", new { seatId = Guid.NewGuid() }),
        Panel("start", Nothing),
        Panel("finish", new { conclusion = "同意排序。" }),
        Panel("reorder", new { order = new[] { Guid.NewGuid() }, reason = "第二名的路线更稳妥可行。" }),
        new("POST /challenges/{id}/review/reorder/decide", Administrators, Administrators, new { confirm = true }) { NobodyIn = BeforeReview },
        new("POST /reviews/seats/{id}/accept", Experts, ["expertIn"], new { confirm = true }),
        new("POST /reviews/seats/{id}/recuse", Experts, ["expertIn"], Reason),
        new("POST /reviews/seats/{id}/remarks", Experts, ["expertIn"], new { text = "请说明" }),
        new("POST /reviews/seats/{id}/sheets/{sheetId}/reopen", Experts, ["expertIn"], Reason),
        new("PUT /reviews/sheets/{id}", Experts, ["expertIn"], new { marks = ReviewStage.Marks(60) }),
        new("POST /reviews/sheets/{id}/submit", Experts, ["expertIn"]),
        new("PUT /experts/me", Experts, Experts, Nothing),
        new("PUT /experts/{id}", Administrators, Administrators, Nothing),
        new("POST /experts/{id}/suspend", Administrators, Administrators, Reason),
        new("POST /experts/{id}/resume", Administrators, Administrators),
    ];

    private static Act[] Delivery(MatrixWorld world) =>
    [
        // Who took no part is told so, and why: everyone may know of a posted challenge.
        new("POST /challenges/{id}/objections", Verified, Verified, new { statement = "与公告不符，请复核评分。", signedName = "王五" }) { NobodyIn = Unposted },
        new("POST /objections/{id}/evidence", Verified, Bidder, Nothing),
        new("POST /objections/{id}/withdraw", Verified, Bidder),
        new("POST /objections/{id}/appoint", Administrators, Administrators, new { supervisorId = Guid.NewGuid() }),
        new("POST /objections/{id}/decide", Auditors, ["supervisor"], new { upheld = true, reasons = "评分依据与公告不一致。" }),
        new("POST /challenges/{id}/contracts", Parks, Owner, new { bidId = world.Winner, terms = world.Terms() }),
        new("PUT /contracts/{id}", Parks, Owner, new { terms = world.Terms() }),
        new("POST /contracts/{id}/sign", Managers, Sides, new { name = "张三" }),
        new("POST /contracts/{id}/changes", Managers, Sides, new { rationale = "终止合同" }),
        new("POST /contracts/{id}/changes/{changeId}/assent", Managers, Sides),
        new("POST /contracts/{id}/changes/{changeId}/refuse", Managers, Sides, Nothing),
        new("POST /contracts/{id}/changes/{changeId}/withdraw", Managers, Sides),
        new("POST /contracts/{id}/milestones/{milestoneId}/report", Verified, Supplier, new { report = "按计划完成" }),
        new("POST /contracts/{id}/milestones/{milestoneId}/judge", Verified, Owner, new { accepted = true }),
        new("POST /contracts/{id}/verdict", Verified, [.. Owner, "thirdParty"], new { passed = true, opinion = "同意验收" }),
        new("POST /contracts/{id}/quit", Managers, ["supplierManager"], Reason),
        new("POST /contracts/{id}/late", Managers, ["parkManager"], Reason),
        new("POST /contracts/{id}/dismiss", Managers, ["parkManager"], Reason),
    ];

    private static Act[] Platform() =>
    [
        new("POST /schemes", Administrators, Administrators, Nothing),
        new("PUT /schemes/{id}", Administrators, Administrators, Nothing),
        new("POST /schemes/{id}/publish", Administrators, Administrators),
        new("POST /schemes/{id}/retire", Administrators, Administrators),
        new("POST /schemes/{id}/default", Administrators, Administrators),
        new("PUT /calendar/{date}", Administrators, Administrators, Nothing),
        new("DELETE /calendar/{date}", Administrators, Administrators),
        new("POST /affiliations", Administrators, Administrators, Nothing),
        new("POST /affiliations/{id}/end", Administrators, Administrators),
        new("POST /operations/dead-letters/{endpoint}/redrive", Administrators, Administrators),
        new("POST /log/verify", Roles, Roles, Array.Empty<int>()),
    ];

    private static Act Panel(string act, object body) => new($"POST /challenges/{{id}}/review/{act}", Parks, Owner, body) { NobodyIn = BeforeReview };
}
