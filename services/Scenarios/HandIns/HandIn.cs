using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Scenarios.Duplicates;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;
using static ScenarioHub.Scenarios.HandIns.HandInState;

namespace ScenarioHub.Scenarios.HandIns;

/// <summary>Where a hand-in stands.</summary>
public enum HandInState
{
    /// <summary>已收到.</summary>
    Received,

    /// <summary>已转为场景.</summary>
    Converted,

    /// <summary>已合并 with another hand-in or into a scenario.</summary>
    Merged,

    /// <summary>不予采纳.</summary>
    Declined,

    /// <summary>已撤回 by who handed it in.</summary>
    Withdrawn,
}

/// <summary>
/// One need as a demand party handed it in (需求申报). What was handed in never changes: its digest is part of the receipt. To correct it, it is
/// withdrawn and handed in again.
/// </summary>
public class HandIn : IVersioned
{
    private HandIn()
    {
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public long Version { get; private set; } = 1;

    /// <summary>The receipt's number, such as <c>ZJ-2026-000001</c>.</summary>
    public string Number { get; private set; } = "";

    public HandInState State { get; private set; }

    public Guid CallId { get; private set; }

    public Guid WindowId { get; private set; }

    public Guid ParkId { get; private set; }

    public string ParkName { get; private set; } = "";

    public Guid OwnerId { get; private set; }

    public string OwnerName { get; private set; } = "";

    public ScenarioContent Content { get; private set; } = null!;

    public string Name { get; private set; } = "";

    /// <summary>What the digest covers, byte for byte (UTF-8).</summary>
    public string Body { get; private set; } = "";

    /// <summary>SHA-256 of <see cref="Body"/>, lower-case hexadecimal.</summary>
    public string Digest { get; private set; } = "";

    public long[] DuplicateBands { get; private set; } = [];

    /// <summary>The scenario that it became, or that it was merged into.</summary>
    public Guid? ScenarioId { get; private set; }

    /// <summary>The hand-in that it was merged with.</summary>
    public Guid? MergedIntoId { get; private set; }

    public string? Reason { get; private set; }

    public DateTimeOffset SubmittedAt { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    private Party Park => new(ParkId, ParkName);

    private Party Owner => new(OwnerId, OwnerName);

    /// <summary>Takes a need for a park. The content must be settled and complete.</summary>
    public static HandIn Receive(string number, Guid call, Guid window, Party park, Party owner, ScenarioContent content, DateTimeOffset now)
    {
        var body = ReceiptBody.Write(number, call, owner, park, content, now);
        return new()
        {
            Number = number, CallId = call, WindowId = window, ParkId = park.Id, ParkName = park.Name, OwnerId = owner.Id, OwnerName = owner.Name,
            Content = content, Name = content.Name, Body = body, Digest = ReceiptBody.Digest(body), SubmittedAt = now,
            DuplicateBands = MinHash.Of(Shingles.Of(content.Name, content.Need)),
        };
    }

    /// <summary>The fact that it was received.</summary>
    public NeedHandedIn Tell(string callTitle) => new(Id, Number, Name, CallId, callTitle, Park, Owner, Digest, SubmittedAt);

    /// <summary>It became a scenario of the park.</summary>
    public HandInDecided Convert(Guid scenario, DateTimeOffset now)
    {
        MoveTo(Converted, now);
        ScenarioId = scenario;
        return Decided("converted", now);
    }

    /// <summary>It says what another hand-in says already; both records stay and know of each other.</summary>
    public HandInDecided MergeInto(HandIn other, DateTimeOffset now)
    {
        RuleException.ThrowIf(other.Id == Id || other.ParkId != ParkId || other.State is not (Received or Converted), "hand-in.merge-target", other.Number);
        MoveTo(Merged, now);
        (MergedIntoId, ScenarioId) = (other.Id, other.ScenarioId);
        return Decided("merged", now);
    }

    /// <summary>It says what a scenario of the park says already.</summary>
    public HandInDecided MergeInto(Scenario scenario, DateTimeOffset now)
    {
        RuleException.ThrowIf(scenario.OwnerId != ParkId || scenario.State == ScenarioState.Withdrawn, "hand-in.merge-target", scenario.Number);
        MoveTo(Merged, now);
        ScenarioId = scenario.Id;
        return Decided("merged", now);
    }

    /// <summary>What it was merged with has gone on: it goes along, so that no chain of links has to be followed.</summary>
    public void Follow(HandIn first)
    {
        (MergedIntoId, ScenarioId) = (first.MergedIntoId ?? first.Id, first.ScenarioId);
        Version++;
    }

    /// <summary>The park does not take it up.</summary>
    public HandInDecided Decline(string reason, DateTimeOffset now)
    {
        MoveTo(Declined, now);
        Reason = reason;
        return Decided("declined", now);
    }

    /// <summary>Its owner takes it back before the park has decided.</summary>
    public void Withdraw(DateTimeOffset now) => MoveTo(Withdrawn, now);

    private void MoveTo(HandInState next, DateTimeOffset now)
    {
        RuleException.ThrowIf((State, next) is not (Received, Converted or Merged or Declined or Withdrawn), "hand-in.decided", Number);
        (State, DecidedAt) = (next, now);
        Version++;
    }

    private HandInDecided Decided(string outcome, DateTimeOffset now) => new(Id, Version, Number, Name, Park, Owner, outcome, ScenarioId, Reason, now);
}
