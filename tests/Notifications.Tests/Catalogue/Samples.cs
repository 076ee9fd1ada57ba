using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.Contracts.Matchmaking;
using ScenarioHub.Contracts.Notifications;
using ScenarioHub.Contracts.Scenarios;

namespace ScenarioHub.Notifications.Tests.Catalogue;

/// <summary>One event of every kind, between two given organisations.</summary>
public static class Samples
{
    public static readonly DateTimeOffset At = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<object> Between(Guid parkId, Guid companyId, Guid? expertId = null)
    {
        var (park, company) = (new Party(parkId, "测试高新区"), new Party(companyId, "测试科技有限公司"));
        var (one, two, three) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        const string number = "BG-2026-000045";
        const string title = "低空物流航线规划";
        return
        [
            new OrganizationRegistered(companyId, "company", company.Name, [], At),
            new OrganizationDecided(companyId, company.Name, true, null, At),
            new OrganizationDecided(companyId, company.Name, false, "名称与信用代码不一致", At),
            new ScenariosSubmitted(park, [one, two], "智慧园区巡检", At),
            new ScenarioApproved(one, 3, "CJ-2026-000001", "智慧园区巡检", park, At),
            new ScenariosApproved(park, [one, two], "智慧园区巡检", At),
            new ScenarioReturned(one, 4, "CJ-2026-000001", "智慧园区巡检", park, new Dictionary<string, string> { ["need"] = "请写明痛点", ["goals"] = "缺少指标" }, At),
            new ScenarioWithdrawn(one, 5, "CJ-2026-000001", "智慧园区巡检", park, "项目调整", At),
            .. CollectionSamples.Between(park, company, At),
            new ListPublished(two, 2, "QD-2026-000007", "第一批场景清单", park, 100, At),
            .. ListSamples.Between(park, companyId, expertId ?? Guid.CreateVersion7(), At),
            new ChallengeOpened(three, 3, number, title, park, one, "航线", null, At.AddDays(30), At),
            new ChallengeOpened(three, 4, number, title, park, one, "航线", null, At.AddDays(40), At),
            new ChallengeClosed(three, 5, number, title, park, 7, At),
            new ChallengeEnded(three, 6, number, title, park, "cancelled", "需求撤销", [companyId], At),
            new ChallengeEnded(three, 6, number, title, park, "failed", "申报不足三家", [companyId], At),
            new BidReceived(two, 2, three, number, title, companyId, "submitted", At),
            new BidReceived(two, 3, three, number, title, companyId, "withdrawn", At),
            new BidToReconfirm(two, 3, three, number, title, companyId, true, [new("conditions", null, "须有工程业绩")], At.AddDays(7), At),
            new BidToReconfirm(two, 3, three, number, title, companyId, false, [new("problem", "一", "二")], At.AddDays(7), At),
            new BidReminder(two, 3, three, number, title, companyId, "unconfirmed", At.AddDays(1), At),
            new BidReminder(two, 3, three, number, title, companyId, "unsent", At.AddDays(1), At),
            new ConsortiumInvited(two, 3, three, number, title, company, companyId, false, At),
            new ConsortiumInvited(two, 4, three, number, title, company, companyId, true, At),
            new ConsortiumAnswered(two, 2, three, number, title, companyId, company, true, null, At),
            new ConsortiumAnswered(two, 2, three, number, title, companyId, company, false, "产能不足", At),
            new LateBidAsked(one, 1, three, number, title, company, "断网", At),
            new LateBidDecided(one, 3, two, three, number, title, companyId, true, "断网有证明", At),
            new LateBidDecided(one, 2, two, three, number, title, companyId, false, "没有证明", At),
            new BidsOpened(three, 6, number, title, park, [companyId], At),
            .. Review(park, company, expertId ?? Guid.CreateVersion7(), three, number, title),
            new NoticePublished(three, 7, number, title, park, company, [companyId], At.AddDays(7), At),
            new ChallengeAwarded(three, 8, number, title, park, company, one, At),
            new MatchesSuggested(12, "智慧园区巡检", [one], At),
            new IntroductionOffered(two, 1, one, "智慧园区巡检", park, company, "附言", At),
            new IntroductionAnswered(two, 2, one, "智慧园区巡检", park, company, companyId, true, At),
            new IntroductionAnswered(two, 2, one, "智慧园区巡检", park, company, parkId, false, At),
            new CustodyAsked(three, 2, number, title, park, "accept", At),
            new CustodyAsked(three, 5, number, title, park, "handIn", At),
            new IntroductionAgreed(two, 3, one, "智慧园区巡检", park, company, At),
            .. MatchFlowSamples.Between(park, company, At),
            new WebhookDisabled(one, companyId, "合同系统", "http.timeout", At),
            new MailAddressRefused(expertId ?? companyId, "example.cn", "No such mailbox", At),
            new BroadcastApproved(one, 2, "系统维护", "今晚维护。", "Maintenance", "Tonight.", "/inbox", false, ["park"], false, At),
            new BroadcastApproved(one, 2, "系统维护", "今晚维护。", "Maintenance", "Tonight.", "/inbox", true, ["park"], false, At),
        ];
    }

    private static IEnumerable<object> Review(Party park, Party company, Guid person, Guid challenge, string number, string title)
    {
        var (bid, seat) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        return
        [
            new CureRequested(bid, 4, challenge, number, title, company.Id, "营业执照", At.AddDays(3), At),
            new BidCured(bid, 5, challenge, number, title, park, company.Name, At),
            new BidChecked(bid, 6, challenge, number, title, company.Id, true, null, At),
            new BidChecked(bid, 6, challenge, number, title, company.Id, false, "逾期未补正", At),
            new ExpertInvited(seat, 2, challenge, number, title, person, At.AddDays(3), At),
            new ExpertAnswered(seat, 3, challenge, number, title, park, "accepted", 0, At),
            new ExpertAnswered(seat, 3, challenge, number, title, park, "recused", 2, At),
            .. new[] { "started", "late", "reopened", "discussion" }
                .Select(kind => new ReviewDue(seat, 4, challenge, number, title, person, kind, 3, At.AddDays(10), At)),
            new ScoresIn(challenge, 4, number, title, park, At),
            new ReviewFinished(challenge, 5, number, title, park, 3, At),
            .. new[] { "proposed", "confirmed", "refused" }
                .Select(step => new RankingOverride(challenge, 6, number, title, park, step, "现场核验发现重大偏差", At)),
            .. DeliverySamples.Between(park, company),
        ];
    }
}
