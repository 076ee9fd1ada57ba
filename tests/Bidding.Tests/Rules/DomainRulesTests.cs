using System.Globalization;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Consortia;
using ScenarioHub.Bidding.Eligibility;
using ScenarioHub.Bidding.LateBids;
using ScenarioHub.Bidding.Questions;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.Contracts;
using ScenarioHub.ServiceDefaults.Problems;
using Xunit;
using static ScenarioHub.Bidding.Tests.Challenges.Written;

namespace ScenarioHub.Bidding.Tests.Rules;

/// <summary>Each rule of the domain that this service keeps, broken once: the refusal has its code, and words in both languages.</summary>
public class DomainRulesTests
{
    private static readonly ProblemTexts Texts = new(typeof(Challenge).Assembly);
    private static readonly Party Company = new(Guid.CreateVersion7(), "甲公司");

    private static readonly (string Code, Action Break)[] Broken =
    [
        // Challenges
        ("challenge.own-approval", () => Draft().Approve(Author)),
        ("challenge.transition", () => Draft().Open(new(), Now)),
        ("challenge.deadline-past", () => Challenge.Draft("BG-2026-000003", Park, Author, Input with { Deadline = Now }, null, new(), Now)),
        ("challenge.deadline-passed", () => Open().Extend(Deadline.AddDays(9), "延期", Deadline)),
        ("challenge.extension-earlier", () => Open().Extend(Deadline, "延期", Now)),
        ("challenge.indicator-twice", () => Challenge.Draft(
            "BG-2026-000004", Park, Author, Input with { Indicators = [Input.Indicators[0], Input.Indicators[0]] }, null, new(), Now)),
        ("challenge.scenario-unknown", () => Challenge.Draft("BG-2026-000005", Park, Author, Input with { ScenarioId = Guid.CreateVersion7() }, null, new(), Now)),
        ("challenge.indicators-fixed", () => Open().Edit(Input with { Indicators = [Input.Indicators[0]] }, Author, null, Now)),
        ("challenge.origin-fixed", () => Open().Edit(Input with { Type = ChallengeType.Enterprise }, Author, null, Now)),
        ("challenge.scheme-fixed", () => Open().Choose(new())),
        ("challenge.deadline-by-extension", () => Open().Edit(Input with { Deadline = Deadline.AddDays(1) }, Author, null, Now)),
        ("challenge.notice-shortened", () => Open(new() { NoticeDays = 10 }).Edit(Input with { NoticeDays = 7 }, Author, null, Now)),
        ("challenge.before-deadline", () => Open().Close(1, [], Now)),
        ("question.answered", AnswerTwice),

        // Bids and their one instant
        ("bid.deadline-passed", () => Bid.Begin(Open(), Company, Deadline)),
        ("bid.own-challenge", () => Bid.Begin(Open(), Park, Now)),
        ("bid.transition", () => { var c = Open(); Submitted(c).Submit(c, [], 0, Sealed, Now); }),
        ("bid.withdraw-late", () => { var c = Open(); var b = Submitted(c); InReview(c, b); b.Withdraw(c, Deadline); }),
        ("bid.nothing-to-confirm", () => { var c = Open(); Submitted(c).Reconfirm(c, Now); }),
        ("bid.too-many", () => { var c = Open(); Begun(c).Submit(c, [], c.Scheme.MaximumOpenBids, Sealed, Now); }),

        // Late bids: two administrators, before the opening
        ("late.not-closed", () => { var c = Open(); LateRequest.Ask(Begun(c), c, [], "网络中断", Now); }),
        ("late.second-person", () => { var (r, a) = (Asked(), Guid.CreateVersion7()); r.Admit(a, "有证明", Now); r.Admit(a, "有证明", Now); }),
        ("late.decided", () => { var r = Asked(); r.Refuse(Guid.CreateVersion7(), "无证明", Now); r.Admit(Guid.CreateVersion7(), "有证明", Now); }),

        // Eligibility
        ("organization.not-verified", () => EligibilityRule.Refuse(Open(), Facts with { Verified = false })),
        ("bid.affiliated", () => EligibilityRule.Refuse(Open(), Facts with { Affiliated = ["甲公司"] })),
        ("bid.bad-credit", () => EligibilityRule.Refuse(Open(), Facts with { BadCredit = ["甲公司"] })),
        ("bid.too-many-members", () => Missing(Content, new() { MaximumMembers = 0 }, Invited())),
        ("bid.unsigned", () => Missing(Content, new(), Invited())),
        ("bid.division-part", () => Missing(Content, new(), Invited())),
        ("bid.division-lead", () => Missing(Content, new(), Invited())),
        ("bid.division-money", () => Missing(Content, new(), Invited())),
        ("bid.division-profit", () => Missing(Content, new(), Invited())),
        ("bid.commitment-missing", () => Missing(Content with { Commitments = [] }, new())),
        ("bid.commitment-stray", () => Missing(Content with { Commitments = [.. Content.Commitments!, new("别的", "1")] }, new())),
        ("bid.money-ratio", () => Missing(Content, new() { OwnToPublicRatio = 3 })),
        ("bid.pledge-missing", () => Missing(Content with { Pledge = null }, new())),
        ("bid.too-much-evidence", () => Missing(
            Content with { Attachments = [.. Enumerable.Repeat(new Bidding.Attachments.BidAttachment(Guid.Empty, 0, "a.pdf", "", 1, "", Now, null), 6)] }, new())),

        // What a bid says
        ("bid.route-missing", () => Missing(Content with { TechnicalRoute = null }, new())),
        ("bid.milestone-shares", () => Missing(Content with { Milestones = [new("样机", 6, 99)] }, new())),
        ("bid.milestone-incomplete", () => Missing(Content with { Milestones = [new("样机", null, 100)] }, new())),
        ("bid.money-missing", () => Missing(Content with { OwnYuan = null }, new())),
        ("bid.public-rate", () => Missing(Content, new() { PublicMoneyRate = 0.1m })),
        ("bid.public-cap", () => Missing(Content, new() { PublicMoneyCapYuan = 1 })),
        ("bid.budget-own", () => Missing(Content with { Budget = [new("设备", 1, 100)] }, new())),
        ("bid.budget-public", () => Missing(Content with { Budget = [new("设备", 200, 1)] }, new())),
        ("bid.team-missing", () => Missing(Content with { Team = [] }, new())),

        // Schemes
        ("scheme.weights", () => SchemeBook.Begin(new() { Criteria = [new("a", "甲", "A", 99)] }, null, Now)),
        ("scheme.panel-odd", () => SchemeBook.Begin(new() { PanelSize = 4 }, null, Now)),
        ("scheme.custody-threshold", () => SchemeBook.Begin(new() { Custodians = 2, CustodyThreshold = 3 }, null, Now)),
        ("scheme.tranches", () => SchemeBook.Begin(new() { Tranches = [new("甲", "A", 1, TrancheBase.PublicMoney, null)] }, null, Now)),
        ("scheme.no-draft", () => { var b = SchemeBook.Begin(new(), null, Now); b.Publish(Now); b.Publish(Now); }),
    ];

    public static TheoryData<string> Codes => [.. Broken.Select(b => b.Code)];

    private static EligibilityFacts Facts => new(true, 0, [], [], []);

    [Theory, MemberData(nameof(Codes))]
    public void A_broken_rule_is_refused_with_its_code_and_words_in_both_languages(string code)
    {
        var (broken, arguments) = Caught(code, Broken.Single(b => b.Code == code).Break);
        Assert.True(broken);
        var (chinese, english) = (In("zh-CN", code, arguments), In("en", code, arguments));
        Assert.Matches("[\u4e00-\u9fff]{4,}", chinese);
        Assert.Matches("[a-z]{3,} [a-z]", english);
        Assert.DoesNotContain("{", chinese + english);
    }

    [Fact]
    public void The_list_is_not_vacuous() => Assert.True(Broken.Length >= 50, $"{Broken.Length}");

    private static (bool Broken, IReadOnlyList<object?> Arguments) Caught(string code, Action act)
    {
        try
        {
            act();
        }
        catch (RuleException rule) when (rule.Code == code)
        {
            return (true, rule.Arguments);
        }
        catch (InvalidException invalid) when (invalid.Errors.FirstOrDefault(e => e.Code == code) is { } error)
        {
            return (true, error.Arguments);
        }

        return (false, []);
    }

    private static string In(string language, string code, IReadOnlyList<object?> arguments)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return Texts.Of(code, arguments);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static void Missing(BidContent content, Scheme scheme, params ConsortiumMember[] members)
    {
        var challenge = Open(scheme);
        throw new InvalidException([.. BidCompleteness.Missing(content, challenge), .. ConsortiumCheck.Missing(content, Company.Id, members, scheme)]);
    }

    private static ConsortiumMember Invited() => ConsortiumMember.Invite(Begun(Open(), Company.Id), new(Guid.CreateVersion7(), "乙公司"), Now);

    private static LateRequest Asked()
    {
        var challenge = Open();
        var bid = Begun(challenge);
        challenge.Close(1, [], Deadline);
        return LateRequest.Ask(bid, challenge, [], "网络中断", Deadline);
    }

    private static void AnswerTwice()
    {
        var question = new Question { ChallengeId = Guid.CreateVersion7(), Text = "能否延期？", AskedAt = Now };
        question.AnswerWith("不能", Now);
        question.AnswerWith("能", Now);
    }
}
