using ScenarioHub.Bidding.Reviews;
using ScenarioHub.Calendar;
using ScenarioHub.Bidding.Acceptance;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Contracts;
using ScenarioHub.Bidding.Copies;
using ScenarioHub.Bidding.Credit;
using ScenarioHub.Bidding.Notices;
using ScenarioHub.Bidding.Objections;
using ScenarioHub.Bidding.Visibility;
using Xunit;
using static ScenarioHub.Bidding.Tests.Challenges.Written;

namespace ScenarioHub.Bidding.Tests.Delivery;

/// <summary>One challenge with everything around it, moved by numbers: which act, on which thing, by how much time.</summary>
public class RandomLife
{
    private static readonly KnownSupervisor Supervisor = new() { Id = Guid.CreateVersion7(), Name = "李监督", Active = true };
    private static readonly Reader Outsider = new(Guid.CreateVersion7(), Guid.CreateVersion7(), "park", true, true, true);

    private readonly Challenge _challenge = Challenges.Written.Open();
    private readonly List<Bid> _bids = [];
    private readonly List<PublicNotice> _notices = [];
    private readonly List<Objection> _objections = [];
    private readonly List<Contract> _contracts = [];
    private readonly List<ContractChange> _changes = [];
    private readonly List<string> _log = [];
    private int _logged;
    private DateTimeOffset _now = Now;

    private IEnumerable<Objection> OpenObjections => _objections.Where(o => o.State.IsOpen());

    public IEnumerable<string> States() =>
    [
        _challenge.State.ToString(), .. _contracts.Select(c => $"contract:{c.State}"), .. _objections.Select(o => $"objection:{o.State}"),
        .. _notices.Select(n => $"notice:{n.State}"),
    ];

    /// <summary>Everything that an act could change, as far as it tells.</summary>
    public string Fingerprint() => string.Join('|',
        _challenge.State, _challenge.Version, _challenge.Round, _challenge.Deadline.Ticks, string.Join(',', _bids.Select(b => $"{b.State}{b.Version}")),
        string.Join(',', _notices.Select(n => n.State)), string.Join(',', _objections.Select(o => $"{o.State}{o.Version}")),
        string.Join(',', _contracts.Select(c => $"{c.State}{c.Version}{c.Edition}{string.Concat(c.Milestones.Select(m => m.State))}")),
        string.Join(',', _changes.Select(c => c.State)), _log.Count);

    /// <summary>Every opened bid passes the formal check and is scored; how that goes wrong is told elsewhere.</summary>
    private void Review(List<Bid> opened)
    {
        if (_challenge.State is ChallengeState.FormalCheck)
        {
            Reviewed(_challenge, [.. opened]);
        }
    }

    /// <summary>Tries one act; refused acts throw.</summary>
    public void Act(int number)
    {
        var pick = number / 24;
        switch (number % 24)
        {
            case 0:
                _now = _now.AddDays(pick % 40);
                return;
            case 1:
                var bid = Bid.Begin(_challenge, new(Guid.CreateVersion7(), $"公司{_bids.Count}"), _now);
                bid.Submit(_challenge, [], 0, Sealed, _now);
                _bids.Add(bid);
                break;
            case 2:
                Pick(_bids, pick).Withdraw(_challenge, _now);
                break;
            case 3:
                _challenge.Close(_bids.Count(b => b.State is BidState.Submitted), [], _now);
                break;
            case 4:
                List<Bid> submitted = [.. _bids.Where(b => b.State is BidState.Submitted)];
                _challenge.OpenBids(submitted, [], _now);
                Review(submitted);
                break;
            case 5 or 6:
                var scored = _bids.Where(b => b.State is BidState.Scored).ToList();
                _challenge.Announce([.. scored.Take(1 + (pick % 2))], scored, WorkingDays.Load(), _now);
                _notices.Add(PublicNotice.Of(
                    _challenge, [.. scored.Select((b, i) => new RankedBid(b.Id, b.BidderId, b.BidderName, i + 1, null, null))], "指标最优", null, _now));
                break;
            case 7 or 8:
                _challenge.Award([.. _bids.Where(b => b.State is BidState.Proposed)], OpenObjections.Count(), _now);
                _notices.Single(n => n.State is NoticeState.Running).Bind();
                break;
            case 9 when pick % 4 == 0:
                _challenge.Cancel("需求变化", [], WorkingDays.Load(), _now);
                if (_challenge.StateBefore is ChallengeState.Notice)
                {
                    _notices.Single(n => n.State is NoticeState.Running).Void("取消", _now);
                    LapseAll();
                }

                break;
            case 10:
                var objector = Pick(_bids, pick);
                _objections.Add(Objection.File(
                    _challenge, null, new(objector.BidderId, "丙"), Author, objector.SubmittedVersion > 0, new("评分明显不合理，请复核", null, "王五"), _now));
                break;
            case 11:
                Pick(_objections, pick).Appoint(Supervisor, pick % 5 == 0 ? "objection.supervisor-took-part" : null, _now);
                break;
            case 12 or 13:
                Decide(Pick(_objections, pick), pick % 3 == 0);
                break;
            case 14:
                Pick(_objections, pick).Withdraw(_now);
                break;
            case 15 or 16:
                var awarded = Pick(_bids, pick);
                Assert.True(_contracts.All(c => c.BidId != awarded.Id || c.State is ContractState.Terminated) || Skip());
                _contracts.Add(Contract.Draft("HT", _challenge, awarded, Agreed.Terms(), _now));
                break;
            case 17 or 18:
                Sign(Pick(_contracts, pick), pick % 2 == 0 ? Side.Owner : Side.Supplier);
                break;
            case 19:
                var reporting = Pick(_contracts, pick);
                reporting.Report(Pick(reporting.Milestones, pick).Id, "已完成", _now);
                break;
            case 20:
                var judged = Pick(_contracts, pick);
                judged.Judge(Pick(judged.Milestones, pick).Id, pick % 3 != 0, "意见", _now);
                break;
            case 21:
                Change(Pick(_contracts, pick), pick);
                break;
            case 22:
                var verdict = Pick(_contracts, pick);
                verdict.GiveVerdict(pick % 2 == 0 ? Judge.Demander : Judge.ThirdParty, pick % 3 != 0, false, "验收意见如下", Author, _now);
                End(verdict);
                break;
            case 23 when pick % 4 == 0:
                var quitting = Pick(_contracts, pick);
                quitting.Terminate("退出", CreditKind.Quit, Author, _now);
                End(quitting);
                break;
            default:
                Skip();
                break;
        }

        _log.Add($"{number % 24}");
    }

    /// <summary>What holds after every act, lawful or refused.</summary>
    public void AssertInvariants()
    {
        Assert.InRange(_notices.Count(n => n.State is not NoticeState.Void), 0, 1);
        Assert.True(_notices.Count(n => n.State is NoticeState.Binding) == 0 || !OpenObjections.Any());
        Assert.True(_challenge.State is not (ChallengeState.Awarded or ChallengeState.InDelivery) || !OpenObjections.Any());
        Assert.Equal(_notices.Count, _notices.Select(n => n.Round).Distinct().Count());
        foreach (var contract in _contracts)
        {
            var money = contract.Terms.Money;
            Assert.Equal(money.ValueYuan(), money.Tranches.Sum(t => t.AmountYuan));
            Assert.Equal(100, contract.Terms.Milestones.Sum(m => m.Share));
            Assert.True(contract.SignedAt is null || contract.Milestones.Sum(m => m.Share) == 100);
        }

        foreach (var bid in _bids.Where(_ => _challenge.BidsOpenedAt is null))
        {
            Assert.False(Outsider.MaySee(Part.Bid, _challenge, bid, _now) || Outsider.MaySee(Part.TechnicalPart, _challenge, bid, _now));
        }

        Assert.True(_log.Count >= _logged);
        _logged = _log.Count;
    }

    private static T Pick<T>(List<T> things, int pick) => things is [] ? throw Nothing() : things[pick % things.Count];

    private static bool Skip() => throw Nothing();

    private static ServiceDefaults.Problems.RuleException Nothing() => new("nothing.to-do");

    private void Decide(Objection objection, bool upheld)
    {
        objection.Decide(upheld, "理由充分并经核实", Supervisor.Id, [], _now);
        if (!upheld)
        {
            return;
        }

        var judged = _bids.Where(b => b.State is BidState.Proposed or BidState.NotSelected).ToList();
        if (objection.Against is ObjectionAgainst.Result)
        {
            _challenge.VoidNotice(judged);
            _notices.Single(n => n.State is NoticeState.Running).Void("异议成立", _now);
        }
        else
        {
            _challenge.Restore(judged, _now);
        }

        LapseAll();
    }

    private void Sign(Contract contract, Side side)
    {
        if (contract.Sign(side, Author, "张三", _now) is not null)
        {
            _challenge.BeginDelivery(OpenObjections.Count());
        }
    }

    private void Change(Contract contract, int pick)
    {
        if (_changes.Find(c => c.ContractId == contract.Id && c.State is ChangeState.Proposed) is not { } open)
        {
            _changes.Add(contract.Propose(Side.Owner, pick % 7 == 0 ? null : contract.Terms with { Tasks = $"新的任务说明第 {pick} 稿" }, "理由", new(), Author, _now));
        }
        else if (open.Kind is ChangeKind.Termination)
        {
            contract.Answer(open, ChangeState.Assented, Side.Supplier, null, Author, _now);
            End(contract);
        }
        else
        {
            contract.Assent(open, pick % 2 == 0 ? Side.Owner : Side.Supplier, new(), Author, _now);
        }
    }

    private void End(Contract contract)
    {
        if (contract.State.HasEnded() && !_challenge.State.HasEnded() && _contracts.TrueForAll(c => c.State.HasEnded())
            && _challenge.Winners.All(w => _contracts.Exists(c => c.BidId == w.BidId)))
        {
            _challenge.EndDelivery(contract.State, contract.Supplier, contract.EndReason, _now);
        }
    }

    private void LapseAll()
    {
        foreach (var objection in OpenObjections.ToList())
        {
            objection.Lapse(_now);
        }
    }
}
