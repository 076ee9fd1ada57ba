using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Matchmaking.Events;

/// <summary>One meeting of an event's programme (一场对接).</summary>
public class Meeting : IVersioned
{
    private Meeting()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid DayId { get; private init; }

    public long Version { get; private set; } = 1;

    public Guid HostId { get; private init; }

    public Guid GuestId { get; private init; }

    public int Slot { get; private set; }

    public int Room { get; private set; }

    /// <summary>What it was worth to the schedule; 0 where nothing but a hand put it there.</summary>
    public int Worth { get; private init; }

    /// <summary>Whether a person has put or moved it.</summary>
    public bool ByHand { get; private set; }

    public bool? HostCame { get; private set; }

    public bool? GuestCame { get; private set; }

    public MeetingOutcome? Outcome { get; private set; }

    /// <summary>The value of what was agreed, in yuan.</summary>
    public decimal? Value { get; private set; }

    public string? Note { get; private set; }

    public DateTimeOffset? RecordedAt { get; private set; }

    internal static Meeting Of(Guid day, Guid host, Guid guest, int slot, int room, int worth, bool byHand) => new()
    {
        DayId = day, HostId = host, GuestId = guest, Slot = slot, Room = room, Worth = worth, ByHand = byHand,
    };

    internal void Move(int slot, int room)
    {
        (Slot, Room, ByHand) = (slot, room, true);
        Version++;
    }

    internal void Record(bool hostCame, bool guestCame, MeetingOutcome? outcome, decimal? value, string? note, DateTimeOffset now)
    {
        RuleException.ThrowIf(outcome is not null and not MeetingOutcome.None && !(hostCame && guestCame), "event.outcome-absent");
        (HostCame, GuestCame, Outcome, Value, Note, RecordedAt) = (hostCame, guestCame, outcome, value, note, now);
        Version++;
    }
}
