using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Contracts;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Persistence;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Races;

/// <summary>
/// Close bids with different routes run side by side (赛马): the same money at first, the same gates on the same days, and at each gate a
/// third party's marks and the owner's decision who runs on. The first whose delivery is accepted wins.
/// </summary>
public class Race : IVersioned
{
    private Race()
    {
    }

    public Guid ChallengeId { get; private set; }

    public long Version { get; private set; } = 1;

    public string ChallengeNumber { get; private set; } = "";

    public string ChallengeTitle { get; private set; } = "";

    public Guid OwnerId { get; private set; }

    public string OwnerName { get; private set; } = "";

    /// <summary>Who gives the marks.</summary>
    public ThirdParty Judge { get; private set; } = null!;

    /// <summary>The public money that every runner gets at first.</summary>
    public decimal FirstYuan { get; private set; }

    public IReadOnlyList<Runner> Runners { get; private set; } = [];

    public IReadOnlyList<Gate> Gates { get; private set; } = [];

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    private IEnumerable<Runner> Running => Runners.Where(r => r.State is RunnerState.Running);

    /// <summary>Sets it up after an award to several.</summary>
    public static Race Set(Challenge challenge, SetRace command, DateTimeOffset now)
    {
        var (rules, gates) = (challenge.Scheme.Race, command.Gates);
        RuleException.ThrowIf(challenge.State is not ChallengeState.Awarded, "challenge.transition", Word.Of(challenge.State));
        RuleException.ThrowIf(challenge.Winners.Count < 2, "race.one-winner");
        if (gates.Count < rules.MinimumGates)
        {
            throw new InvalidException("gates", "race.too-few-gates", rules.MinimumGates);
        }

        var disorder = Enumerable.Range(0, gates.Count).FirstOrDefault(i => gates[i].Date <= (i == 0 ? now : gates[i - 1].Date), -1);
        if (disorder >= 0)
        {
            throw new InvalidException($"gates[{disorder}].date", "race.gate-order");
        }

        var judge = command.Judge.OrganizationId;
        return judge == challenge.OwnerId || challenge.Winners.Any(w => w.BidderId == judge)
            ? throw new InvalidException("judge.organizationId", "contract.third-party-of-side")
            : new()
            {
                ChallengeId = challenge.Id, ChallengeNumber = challenge.Number, ChallengeTitle = challenge.Title, OwnerId = challenge.OwnerId,
                OwnerName = challenge.OwnerName, Judge = command.Judge, FirstYuan = command.FirstYuan!.Value, StartedAt = now,
                Runners = [.. challenge.Winners.Select(w => new Runner(w.BidId, w.BidderId, w.BidderName, RunnerState.Running, null))],
                Gates = [.. gates.Select((g, i) => new Gate(i + 1, g.Name.Trim(), g.Date!.Value, [], [], null))],
            };
    }

    /// <summary>A runner's contract must have a milestone on each gate's day, the first money of all, and the same third party.</summary>
    public void Check(Contract contract)
    {
        var terms = contract.Terms;
        RuleException.ThrowIf(Gates.Any(g => terms.Milestones.All(m => m.Due != g.Date)), "race.dates");
        var first = terms.Money.Tranches.FirstOrDefault(t => terms.Money.Sources.Any(s => s.Name == t.Source && s.Kind is MoneyKind.Public));
        RuleException.ThrowIf((first?.AmountYuan ?? 0) != FirstYuan, "race.first-money", FirstYuan);
        RuleException.ThrowIf(terms.ThirdParty?.OrganizationId != Judge.OrganizationId, "race.judge", Judge.Name);
    }

    /// <summary>The third party marks a runner at the gate that is next, from its day on.</summary>
    public void GiveMark(int number, GiveMark command, DateTimeOffset now)
    {
        var gate = Next(number, now);
        RuleException.ThrowIf(Running.All(r => r.BidId != command.BidId), "race.runner-unknown");
        Put(gate with { Marks = [.. gate.Marks.Where(m => m.BidId != command.BidId), new(command.BidId!.Value, command.Mark!.Value, command.Opinion.Trim(), now)] });
    }

    /// <summary>The owner decides who runs on, once every runner has its mark. Returns the fact.</summary>
    public RaceGateDecided Decide(int number, IReadOnlyList<GateDecision> decisions, DateTimeOffset now)
    {
        var gate = Next(number, now);
        var ran = Running.ToList();
        RuleException.ThrowIf(ran.Exists(r => gate.Marks.All(m => m.BidId != r.BidId)), "race.marks-missing");
        RuleException.ThrowIf(!ran.Select(r => r.BidId).Order().SequenceEqual(decisions.Select(d => d.BidId!.Value).Order()), "race.decisions-missing");
        var staying = decisions.Where(d => d.Choice is GateChoice.Continue).Select(d => d.BidId!.Value).ToList();
        RuleException.ThrowIf(staying.Count == 0, "race.nobody-left");
        RuleException.ThrowIf(gate.Marks.Any(m => m.Mark is Mark.Poor && staying.Contains(m.BidId)), "race.poor-goes-on");
        RuleException.ThrowIf(decisions.Any(d => d.Choice is GateChoice.Merge && !staying.Contains(d.MergeInto ?? Guid.Empty)), "race.merge-into");
        Runners = [.. Runners.Select(r => decisions.FirstOrDefault(d => d.BidId == r.BidId) is { } d && r.State is RunnerState.Running ? After(r, d) : r)];
        Put(gate with { Decisions = decisions, DecidedAt = now });
        return new(ChallengeId, Version, ChallengeNumber, ChallengeTitle, new(OwnerId, OwnerName), number, staying.Count, [.. ran.Select(r => r.OrganizationId)], now);
    }

    /// <summary>Whether a runner may win now: before the last gate only where the scheme lets the first to reach the target win.</summary>
    public bool MayWin(Guid bidId, RaceRules rules) =>
        Running.Any(r => r.BidId == bidId) && (rules.FirstToReachWins || Gates.All(g => g.DecidedAt is not null));

    /// <summary>A runner's contract has ended; with the winner's the race is over.</summary>
    public void Leave(Guid bidId, bool won, DateTimeOffset now)
    {
        Runners = [.. Runners.Select(r => r.State is not RunnerState.Running ? r
            : r.BidId == bidId ? r with { State = won ? RunnerState.Won : RunnerState.Stopped }
            : won ? r with { State = RunnerState.Stopped } : r)];
        EndedAt = won || !Running.Any() ? now : EndedAt;
        Version++;
    }

    private Gate Next(int number, DateTimeOffset now)
    {
        RuleException.ThrowIf(EndedAt is not null, "race.over");
        var gate = Gates.FirstOrDefault(g => g.DecidedAt is null);
        RuleException.ThrowIf(gate is null || gate.Number != number, "race.gate-next", gate?.Number);
        RuleException.ThrowIf(now < gate!.Date, "race.gate-early", gate.Date.InBeijing());
        return gate;
    }

    private static Runner After(Runner runner, GateDecision decision) => decision.Choice switch
    {
        GateChoice.Merge => runner with { State = RunnerState.Merged, MergedInto = decision.MergeInto },
        GateChoice.Stop => runner with { State = RunnerState.Stopped },
        _ => runner,
    };

    private void Put(Gate gate)
    {
        Gates = [.. Gates.Select(g => g.Number == gate.Number ? gate : g)];
        Version++;
    }
}

internal sealed class RaceMapping : IEntityTypeConfiguration<Race>
{
    public void Configure(EntityTypeBuilder<Race> builder)
    {
        builder.ToTable("race").HasKey(r => r.ChallengeId);
        builder.Property(r => r.ChallengeId).ValueGeneratedNever();
        builder.Property(r => r.Judge).IsJson();
        builder.Property(r => r.Runners).IsJson();
        builder.Property(r => r.Gates).IsJson();
    }
}
