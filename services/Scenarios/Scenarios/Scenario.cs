using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;
using static ScenarioHub.Scenarios.Scenarios.ScenarioState;

namespace ScenarioHub.Scenarios.Scenarios;

/// <summary>One need or opportunity of a park (场景), from its draft to its demonstration.</summary>
public class Scenario : IVersioned
{
    private Scenario()
    {
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public long Version { get; private set; } = 1;

    /// <summary>Reference number, such as <c>CJ-2026-000123</c>.</summary>
    public string Number { get; private set; } = "";

    public ScenarioState State { get; private set; } = Draft;

    public Guid OwnerId { get; private set; }

    public string OwnerName { get; private set; } = "";

    public ScenarioContent Content { get; private set; } = null!;

    public SearchText Search { get; private set; } = null!;

    /// <summary>Why it was returned, by field; gone once it is handed in again.</summary>
    public IReadOnlyDictionary<string, string>? ReturnReasons { get; private set; }

    public string? WithdrawReason { get; private set; }

    /// <summary>The agency that drafted it for the park, if one did.</summary>
    public Guid? DraftedById { get; private set; }

    public string? DraftedByName { get; private set; }

    /// <summary>The administrator who would approve it, while a second reader is waited for.</summary>
    public Guid? FirstReaderId { get; private set; }

    public string? FirstReaderName { get; private set; }

    public DateTimeOffset? FirstReadAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public DateTimeOffset? ListedAt { get; private set; }

    /// <summary>The organisations that may see it once it is listed; nothing where everyone may. Kept in step with its list's members.</summary>
    public Guid[]? Audience { get; private set; }

    private Party Owner => new(OwnerId, OwnerName);

    /// <summary>Starts a draft. The content must be settled.</summary>
    public static Scenario Create(string number, Party owner, ScenarioContent content, DateTimeOffset now)
    {
        var scenario = Unnumbered(owner, content, now);
        scenario.Number = number;
        scenario.Search = scenario.Search.Numbered(number);
        return scenario;
    }

    /// <summary>The same, for many that get their numbers together once they are stored; until then the id stands for the number.</summary>
    public static Scenario Unnumbered(Party owner, ScenarioContent content, DateTimeOffset now)
    {
        var scenario = new Scenario
        {
            OwnerId = owner.Id, OwnerName = owner.Name, Content = content, Search = SearchText.Of(content), CreatedAt = now, UpdatedAt = now,
        };
        scenario.Number = scenario.Id.ToString();
        return scenario;
    }

    /// <summary>Notes the agency that wrote it for its owner.</summary>
    public void DraftedBy(Party agency) => (DraftedById, DraftedByName) = (agency.Id, agency.Name);

    /// <summary>Rewrites a draft or a returned scenario. Approved text changes only by amendment.</summary>
    public void Edit(ScenarioContent content, DateTimeOffset now)
    {
        RuleException.ThrowIf(State is not (Draft or Returned), "scenario.not-editable");
        Content = content;
        Search = SearchText.Of(content).Numbered(Number);
        Touch(now);
    }

    /// <summary>Hands it in for approval; the caller tells of all that are handed in together by one fact.</summary>
    public void Submit(DateTimeOffset now)
    {
        RuleException.ThrowIf(Content.Deadline <= now, "scenario.deadline-past", Number);
        MoveTo(Submitted, now);
        SubmittedAt = now;
        ReturnReasons = null;
        (FirstReaderId, FirstReaderName, FirstReadAt) = (null, null, null);
    }

    /// <summary>A first administrator would approve it; a second one has to agree. Never by its own organisation.</summary>
    public SecondReaderNeeded ReadFirst(Guid person, string name, Guid moderator, DateTimeOffset now)
    {
        RuleException.ThrowIf(moderator == OwnerId, "moderation.own", Number);
        RuleException.ThrowIf(State != Submitted, "scenario.cannot-be-approved", Number);
        RuleException.ThrowIf(FirstReaderId is not null, "moderation.read-already", Number);
        (FirstReaderId, FirstReaderName, FirstReadAt) = (person, name, now);
        Touch(now);
        return new(Id, Version, Number, Content.Name, Owner, name, now);
    }

    /// <summary>Lets it be published. Never by its own organisation.</summary>
    public ScenarioApproved Approve(Guid moderator, DateTimeOffset now)
    {
        RuleException.ThrowIf(moderator == OwnerId, "moderation.own", Number);
        MoveTo(Approved, now);
        ApprovedAt = now;
        return new(Id, Version, Number, Content.Name, Owner, now);
    }

    /// <summary>Sends it back with reasons by field. Never by its own organisation.</summary>
    public ScenarioReturned Return(IReadOnlyDictionary<string, string> reasons, Guid moderator, DateTimeOffset now)
    {
        RuleException.ThrowIf(moderator == OwnerId, "moderation.own", Number);
        MoveTo(Returned, now);
        ReturnReasons = reasons;
        return new(Id, Version, Number, Content.Name, Owner, reasons, now);
    }

    /// <summary>Makes it visible as part of a list: to everyone, or to the list's members.</summary>
    public ScenarioListed List(Guid list, Guid[]? members, DateTimeOffset now)
    {
        MoveTo(Listed, now);
        (ListedAt, Audience) = (now, members);
        return Tell(list, now);
    }

    /// <summary>Its public face as it is now, for other services to copy.</summary>
    public ScenarioListed Tell(Guid list, DateTimeOffset now)
    {
        var seen = Content.VisibleTo(Reader.Public);
        return new(Version, list, new(
            Id, Number, seen.Name, seen.Kind!.Value.ToString().ToLowerInvariant(), Owner, seen.DemandParty, seen.Field, seen.Need, seen.Goals,
            seen.Technologies, seen.RegionCode, seen.Province, seen.City, seen.Deadline), now, Audience is not null);
    }

    /// <summary>Changes the approved text (更正). Until it is in delivery: what is being delivered is settled by its contract.</summary>
    public void Amend(ScenarioContent content, DateTimeOffset now)
    {
        RuleException.ThrowIf(!MayAmend, "amendment.not-now", Number);
        Content = content;
        Search = SearchText.Of(content).Numbered(Number);
        Touch(now);
    }

    /// <summary>Whether its text is approved and may still change.</summary>
    public bool MayAmend => State is Approved or Listed or Matched or Bidding;

    /// <summary>It has been selected (示范).</summary>
    public void Demonstrate(DateTimeOffset now) => MoveTo(Demonstrated, now);

    /// <summary>Takes it back for good, with a reason. Tells others only where it had been public.</summary>
    public ScenarioWithdrawn? Withdraw(string reason, DateTimeOffset now)
    {
        MoveTo(Withdrawn, now);
        WithdrawReason = reason;
        return ListedAt is null ? null : new(Id, Version, Number, Content.Name, Owner, reason, now);
    }

    /// <summary>A challenge or a match elsewhere has carried it further. False where it stands there or beyond already, or no longer can.</summary>
    public bool Advance(ScenarioState next, DateTimeOffset now)
    {
        if (next is not (Matched or Bidding or InDelivery or Accepted) || !Allows(State, next))
        {
            return false;
        }

        MoveTo(next, now);
        return true;
    }

    /// <summary>
    /// Its challenge ended without a result: it is listed again, the one way back. It stands beside <see cref="Allows"/>, so that a list cannot
    /// take up what a challenge holds. False where none does.
    /// </summary>
    public bool Release(DateTimeOffset now)
    {
        if (State is not (Bidding or InDelivery))
        {
            return false;
        }

        State = Listed;
        Touch(now);
        return true;
    }

    /// <summary>The whole life cycle in one place.</summary>
    public static bool Allows(ScenarioState from, ScenarioState to) => (from, to) is
        (Draft or Returned, Submitted)
        or (Submitted, Approved or Returned)
        or (Approved, Listed)
        or (Listed, Matched)
        or (Listed or Matched, Bidding)

        // The award may be heard of before the opening: facts of different kinds keep no order among each other.
        or (Listed or Matched or Bidding, InDelivery)
        or (Listed or Matched or Bidding or InDelivery, Accepted)
        or (Accepted, Demonstrated)
        or (Draft or Submitted or Returned or Approved or Listed or Matched or Bidding, Withdrawn);

    private void MoveTo(ScenarioState next, DateTimeOffset now)
    {
        RuleException.ThrowIf(!Allows(State, next), $"scenario.cannot-be-{next.ToString().ToLowerInvariant()}", Number);
        State = next;
        Touch(now);
    }

    private void Touch(DateTimeOffset now)
    {
        UpdatedAt = now;
        Version++;
    }
}
