using ScenarioHub.Bidding.Schemes;
using ScenarioHub.Calendar;
using ScenarioHub.Bidding.Acceptance;
using ScenarioHub.Bidding.Contracts;
using ScenarioHub.Bidding.Credit;
using ScenarioHub.Bidding.Milestones;
using ScenarioHub.Bidding.Notices;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.ServiceDefaults.Problems;
using Xunit;
using static ScenarioHub.Bidding.Tests.Challenges.Written;
using static ScenarioHub.Bidding.Tests.Delivery.Agreed;

namespace ScenarioHub.Bidding.Tests.Delivery;

public class ContractTests
{
    [Fact]
    public void It_binds_with_the_second_signature_to_the_same_text()
    {
        var (challenge, bids) = Awarded();
        var contract = Agreed.Draft(challenge, bids[0]);
        Assert.Null(contract.Sign(Side.Owner, Author, "张三", Start));
        contract.Edit(Terms() with { Tasks = "研制并示范两套燃烧装置" }, challenge);
        Assert.Empty(contract.Signatures);
        Assert.Null(contract.Sign(Side.Owner, Author, "张三", Start));
        Assert.Equal("contract.signed-already", Code(() => contract.Sign(Side.Owner, Author, "张三", Start)));
        var fact = contract.Sign(Side.Supplier, Author, "李四", Start)!;
        Assert.Equal(("active", 3_000_000m, 2), (fact.State, fact.ValueYuan, contract.Edition));
        Assert.Equal("contract.transition", Code(() => contract.Edit(Terms(), challenge)));
    }

    [Fact]
    public void Shares_that_miss_a_hundred_and_dates_out_of_order_are_told_at_once()
    {
        var (challenge, bids) = Awarded();
        var wrong = Terms() with { Milestones = [new(null, "一", Start.AddMonths(9), 50, null), new(null, "二", Start.AddMonths(3), 40, null)] };
        Assert.Equal(
            ["contract.milestone-shares", "contract.milestone-order"], Assert.Throws<InvalidException>(() => Agreed.Draft(challenge, bids[0], wrong)).Errors.Select(e => e.Code));
        Assert.Equal("contract.bid-not-awarded", Code(() => Agreed.Draft(challenge, bids[1])));
    }

    [Fact]
    public void A_change_needs_the_other_side_and_an_extension_comes_once()
    {
        var contract = Active();
        var longer = contract.Terms with { EndsAt = contract.Terms.EndsAt!.Value.AddMonths(12) };
        Assert.Equal("contract.extension-too-long", Code(() => contract.Propose(Side.Supplier, longer with { EndsAt = longer.EndsAt!.Value.AddDays(1) }, "试验延误", new(), Author, Start)));
        var change = contract.Propose(Side.Supplier, longer, "试验延误", new(), Author, Start);
        Assert.Equal("endsAt", Assert.Single(change.Differences).Part);
        Assert.Equal("contract.change-other-side", Code(() => contract.Assent(change, Side.Supplier, new(), Author, Start)));
        Assert.Equal("试验延误", contract.Assent(change, Side.Owner, new(), Author, Start).Rationale);
        Assert.True(contract.Extended);
        Assert.Equal("contract.extended-already", Code(() => contract.Propose(Side.Owner, contract.Terms with { EndsAt = contract.Terms.EndsAt!.Value.AddDays(1) }, "再次", new(), Author, Start)));
        Assert.Equal("contract.change-closed", Code(() => contract.Answer(change, ChangeState.Refused, Side.Owner, null, Author, Start)));
    }

    [Fact]
    public void Each_date_is_told_once_and_a_report_after_it_is_late()
    {
        var contract = Active();
        var (id, due) = (contract.Milestones[0].Id, contract.Milestones[0].Due);
        Assert.Empty(contract.Sweep(due.AddDays(-15)));
        Assert.Equal("due", Stage(contract.Sweep(due.AddDays(-13))));
        Assert.Empty(contract.Sweep(due.AddDays(-12)));
        Assert.Equal("missed", Stage(contract.Sweep(due.AddTicks(1))));
        Assert.Equal("escalated", Stage(contract.Sweep(due.AddDays(8))));
        Assert.Empty(contract.Sweep(due.AddDays(9)));
        contract.Report(id, "已完成样机", due.AddDays(9));
        Assert.Equal((MilestoneState.Reported, due.AddTicks(1)), (contract.Milestones[0].State, contract.Milestones[0].MissedAt));
        Assert.Equal("contract.remarks-missing", Code(() => contract.Judge(id, false, " ", due.AddDays(10))));
        contract.Judge(id, false, "缺检测报告", due.AddDays(10));
        Assert.Empty(contract.Sweep(due.AddDays(11)));

        static string Stage(IReadOnlyList<object> facts) => Assert.IsType<MilestoneReminder>(facts[0]).Stage;
    }

    [Fact]
    public void It_ends_when_the_demander_and_the_third_party_agree()
    {
        var contract = Active();
        Assert.Equal("contract.milestones-open", Code(() => contract.GiveVerdict(Judge.Demander, true, false, "达到指标", Author, Start)));
        foreach (var milestone in contract.Milestones)
        {
            contract.Report(milestone.Id, "已完成", Start);
            contract.Judge(milestone.Id, true, null, Start);
        }

        contract.GiveVerdict(Judge.Demander, true, false, "达到指标", Author, Start);
        contract.GiveVerdict(Judge.ThirdParty, false, true, "未达到指标", Author, Start);
        Assert.Equal(ContractState.Active, contract.State);
        contract.GiveVerdict(Judge.Demander, false, false, "复核未达到", Author, Start);
        Assert.Equal((ContractState.Failed, true, "复核未达到"), (contract.State, contract.Diligent, contract.EndReason));
    }

    [Fact]
    public void Quitting_leaves_a_record_and_an_end_by_agreement_none()
    {
        var (quit, agreed) = (Active(), Active());
        var record = quit.Terminate("人员变动", CreditKind.Quit, Author, Start)!;
        Assert.Equal(("quit", quit.SupplierId, false), (record.Kind, record.OrganizationId, record.Diligent));
        agreed.Answer(agreed.Propose(Side.Owner, null, "需求变化", new(), Author, Start), ChangeState.Assented, Side.Supplier, null, Author, Start);
        Assert.Equal(ContractState.Terminated, agreed.State);
        Assert.Equal("contract.transition", Code(() => agreed.Terminate("再次", null, Author, Start)));
        Assert.Equal("contract.not-late", Code(() => Active().RecordLate("逾期", Author, Start)));
    }

    [Fact]
    public void A_consortium_answers_for_its_contract_together()
    {
        var member = Guid.CreateVersion7();
        var (challenge, bids) = Awarded();
        var stranger = new ContractMember(Guid.CreateVersion7(), "未签协议的单位", "燃烧试验");
        var contract = Draft(challenge, bids[0], Terms() with { Members = [stranger] });
        contract.Sign(Side.Owner, Author, "张三", Start);
        contract.Sign(Side.Supplier, Author, "李四", Start);
        var records = CreditRecord.OfAll(contract.Terminate("擅自变更路线", CreditKind.Misconduct, Author, Start)!, contract, [member]);
        Assert.Equal([contract.SupplierId, member], records.Select(r => r.OrganizationId));
        Assert.All(records, r => Assert.Equal(("misconduct", false, "擅自变更路线", Start), (r.Kind, r.Diligent, r.Reason, r.At)));
    }

    [Fact]
    public void A_notice_ends_when_calendar_days_and_working_days_are_over()
    {
        var monday = new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.FromHours(8));
        var calendar = WorkingDays.Load();
        Assert.Equal(monday.AddDays(7), new Scheme { NoticeDays = 7, NoticeWorkingDays = 5 }.NoticeEnd(monday, calendar));
        Assert.Equal(monday.AddDays(14), new Scheme { NoticeDays = 7, NoticeWorkingDays = 10 }.NoticeEnd(monday, calendar));
        Assert.Equal(monday.AddDays(11), new Scheme { NoticeDays = 1, NoticeWorkingDays = 5 }.NoticeEnd(monday.AddDays(5), calendar));
    }

    private static string Code(Action act) => Assert.Throws<RuleException>(act).Code;
}
