using ScenarioHub.Sealing;

namespace ScenarioHub.Bidding.Tests.Matrix;

/// <summary>
/// Who may act, by the life cycles of the domain document: every act of the service, with whom its policy lets in and whose the thing is. An act without a row
/// fails the test.
/// </summary>
public static partial class ActTable
{
    /// <summary>The columns: those who see, managers who sign for the park, for the winner and for a stranger, and a company that is not verified.</summary>
    public static readonly string[] Roles = [.. SightTable.Roles, "parkManager", "supplierManager", "otherManager", "unverified"];

    private static readonly string[] SignedIn = [.. Roles.Except(["public"])];
    private static readonly string[] Verified = [.. SignedIn.Except(["unverified"])];
    private static readonly string[] Parks = ["park", "parkManager", "otherPark"];
    private static readonly string[] Companies = [.. Verified.Except([.. Parks, "agency", "funder", "administrator", "supervisor"])];
    private static readonly string[] Managers = ["parkManager", "supplierManager", "otherManager", "administrator"];
    private static readonly string[] Experts = ["expertIn", "expertOut", "recused", "otherExpert"];
    private static readonly string[] Administrators = ["administrator"];
    private static readonly string[] Auditors = ["administrator", "supervisor"];

    private static readonly string[] Owner = ["park", "parkManager"];
    private static readonly string[] Bidder = ["bidder", "colleague"];
    private static readonly string[] Supplier = ["otherBidder", "supplierManager"];
    private static readonly string[] Sides = ["parkManager", "supplierManager"];

    private static readonly string[] Unposted = ["approved"];
    private static readonly string[] BeforeReview = ["approved", "open"];

    private static readonly object Nothing = new { };
    private static readonly object Reason = new { reason = "情况说明如下" };

    /// <summary>The rows for a world, whose terms and bids are needed where a text is.</summary>
    public static IReadOnlyList<Act> For(MatrixWorld world) => [.. Challenges(world), .. Custody(), .. Bids(), .. Reviews(), .. Delivery(world), .. Platform()];

    private static Act[] Challenges(MatrixWorld world) =>
    [
        new("POST /challenges", Parks, Parks, Nothing),
        new("PUT /challenges/{id}", Parks, Owner, Stage.Input(DateTimeOffset.UtcNow.AddDays(30))),
        new("POST /challenges/{id}/approve", Verified, [.. Owner, "administrator"]),
        new("POST /challenges/{id}/open", Parks, Owner),
        new("POST /challenges/{id}/extend", Parks, Owner, new { deadline = DateTimeOffset.UtcNow.AddDays(60), reason = "延期" }),
        new("POST /challenges/{id}/cancel", Parks, Owner, Reason),
        new("POST /challenges/{id}/questions", Verified, Verified, new { text = "如何验收？" }) { NobodyIn = Unposted },
        new("POST /challenges/{id}/questions/{questionId}/answer", Parks, Owner, new { text = "见公告" }),
        new("POST /challenges/{id}/opening", Parks, Owner),
        new("POST /challenges/{id}/check/finish", Parks, Owner),
        new("POST /challenges/{id}/notice", Parks, Owner, new { bidId = world.Winner, reasons = "指标最优" }),
        new("POST /challenges/{id}/award", Parks, Owner),
        new("POST /challenges/{id}/race", Parks, Owner,
            new { gates = new[] { new { name = "样机", date = DateTimeOffset.UtcNow.AddDays(100) } }, firstYuan = 1, judge = new { organizationId = Guid.NewGuid(), name = "检测中心" } }),
        new("POST /challenges/{id}/race/gates/{number}/marks", Verified, ["thirdParty"], new { bidId = world.Winner, mark = "good", opinion = "良好" }) { NobodyIn = BeforeReview },
        new("POST /challenges/{id}/race/gates/{number}/decide", Parks, Owner, new { decisions = new[] { new { bidId = world.Winner, choice = "stop" } } }) { NobodyIn = BeforeReview },
    ];

    /// <summary>The first place is the park's and was taken by one of its officers, who has lost the passphrase; another asks for the share again, and the administrator helps.</summary>
    private static Act[] Custody()
    {
        var key = new { key = CustodianKey.Create("a passphrase", iterations: 1000) };
        return
        [
            new("POST /challenges/{id}/custodians", Parks, Owner, new { roles = new[] { "park", "administrator", "supervisor" } }),
            Place("accept", Owner, key),
            Place("passphrase", ["park"], key),
            Place("drill", ["park"]),
            Place("drill/answer", ["park"], new { answer = new byte[32] }),
            Place("share", ["park"], new { share = new byte[32] }),
            Place("reissue", Owner, key),
            Place("reissue/parts", ["administrator"], new { helper = 2, part = new byte[1] }),
            Place("reissue/complete", ["parkManager"], new { sealedShare = new byte[1] }),
        ];
    }

    private static Act[] Bids() =>
    [
        new("POST /challenges/{id}/bids", Companies, Companies, Stage.Content()) { NobodyIn = Unposted },
        new("POST /challenges/{id}/submissions", Companies, Companies, Stage.Content()) { NobodyIn = Unposted },
        new("PUT /bids/{id}", Companies, Bidder, Stage.Content()),
        new("POST /bids/{id}/submit", Companies, Bidder),
        new("POST /bids/{id}/withdraw", Companies, Bidder),
        new("POST /bids/{id}/revive", Companies, Bidder),
        new("POST /bids/{id}/reconfirm", Companies, Bidder),
        new("POST /bids/{id}/late", Companies, Bidder, Reason),
        new("POST /bids/{id}/members", Companies, Bidder, new { organization = "某科技有限公司" }),
        new("DELETE /bids/{id}/members/{organizationId}", Companies, Bidder),
        new("POST /bids/{id}/attachments", Companies, Bidder, "%PDF-1.7"u8.ToArray()) { Query = "?name=a.pdf&class=other" },
        new("DELETE /bids/{id}/attachments/{attachmentId}", Companies, Bidder),
        new("POST /consortia/{bidId}/sign", Companies, ["member"], new { signerName = "李四", digest = "00" }),
        new("POST /consortia/{bidId}/decline", Companies, ["member"], Reason),

        // Before the opening the park may not even know of it.
        new("POST /bids/{id}/check/pass", Parks, Owner, new { items = Array.Empty<object>() }) { NobodyIn = BeforeReview },
        new("POST /bids/{id}/check/cure", Parks, Owner, new { missing = "缺少资质证明" }) { NobodyIn = BeforeReview },
        new("POST /bids/{id}/check/reject", Parks, Owner, Reason) { NobodyIn = BeforeReview },
        new("POST /bids/{id}/check/answer", Companies, Bidder, new { text = "补充如下" }) { NobodyIn = BeforeReview },
        new("POST /late-requests/{id}/admit", Administrators, Administrators, Reason),
        new("POST /late-requests/{id}/refuse", Administrators, Administrators, Reason),
    ];

    private static Act Place(string act, string[] may, object? body = null) =>
        new($"POST /challenges/{{id}}/custodians/{{place}}/{act}", SignedIn, may, body) { OnlyIn = Unposted };
}
