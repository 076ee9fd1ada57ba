using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Matchmaking;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;
using static ScenarioHub.Matchmaking.Events.DayState;

namespace ScenarioHub.Matchmaking.Events;

/// <summary>A day of scheduled meetings (对接会、路演): rooms and slots, those who were asked, and the programme.</summary>
public class MeetingDay : IVersioned
{
    public const int MostSides = 500;
    private readonly List<Side> _sides = [];
    private readonly List<Meeting> _meetings = [];

    private MeetingDay()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; } = 1;

    public string Number { get; private init; } = "";

    public Guid OwnerId { get; private init; }

    public string OwnerName { get; private init; } = "";

    public string Name { get; private set; } = "";

    public string Place { get; private set; } = "";

    public string? Note { get; private set; }

    public DayState State { get; private set; }

    public string[] Rooms { get; private set; } = [];

    public IReadOnlyList<Slot> Slots { get; private set; } = [];

    public int MostPerSide { get; private set; }

    public DateTimeOffset StartsAt { get; private set; }

    public DateTimeOffset AnswerBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>What the schedule was worth as it was computed, and what none can exceed.</summary>
    public long? Worth { get; private set; }

    public long? Bound { get; private set; }

    public string? CancelReason { get; private set; }

    public IReadOnlyList<Side> Sides => _sides;

    public IReadOnlyList<Meeting> Meetings => _meetings;

    public Party Owner => new(OwnerId, OwnerName);

    /// <summary>Whether there is a programme that hands may still change.</summary>
    public bool CanRearrange => State is Scheduled or Published;

    public static MeetingDay Of(string number, Party owner, Frame frame, DateTimeOffset now)
    {
        var day = new MeetingDay { Number = number, OwnerId = owner.Id, OwnerName = owner.Name, CreatedAt = now };
        day.Fill(frame);
        return day;
    }

    /// <summary>Changes name, place, rooms and slots; once somebody was asked, they stand.</summary>
    public void Change(Frame frame)
    {
        RuleException.ThrowIf(State != Draft, "event.frame-fixed");
        Fill(frame);
        Version++;
    }

    /// <summary>Adds somebody to be asked; where invitations are out already, at once.</summary>
    public EventInvited? Add(SideRole role, Party organization, Guid? scenario, string? scenarioName, DateTimeOffset now)
    {
        RuleException.ThrowIf(State is not (Draft or Inviting), "event.transition", Name);
        RuleException.ThrowIf(State == Inviting && now >= AnswerBy, "event.answers-closed", Name);
        var side = _sides.Find(s => s.OrganizationId == organization.Id && s.ScenarioId == scenario);
        RuleException.ThrowIf(side is not null && side.State != SideState.Removed, "event.side-twice", organization.Name);
        RuleException.ThrowIf(_sides.Count >= MostSides, "event.side-limit", MostSides);
        if (side is null)
        {
            _sides.Add(side = Side.Of(Id, role, organization, scenario, scenarioName));
            if (State != Draft)
            {
                side.Invite();
            }
        }
        else
        {
            side.Return(State != Draft);
        }

        Version++;
        return State == Draft ? null : Invited([organization.Id], now);
    }

    /// <summary>Takes somebody off; meetings go too. An organisation that had been asked and has no other place here sees nothing of the event any more.</summary>
    public (EventChanged? Changed, EventSideRemoved? Gone) Remove(Guid sideId, DateTimeOffset now)
    {
        RuleException.ThrowIf(State is not (Draft or Inviting or Scheduled or Published), "event.transition", Name);
        var side = SideOf(sideId);
        side.Remove();
        var changed = Drop(side, now);
        var stays = side.OrganizationId == OwnerId
            || _sides.Exists(s => s.OrganizationId == side.OrganizationId && s.State is not (SideState.Proposed or SideState.Removed));
        return (changed, State == Draft || stays ? null : new(Id, Version, side.OrganizationId, now));
    }

    /// <summary>Sends the invitations.</summary>
    public EventInvited Invite(DateTimeOffset now)
    {
        RuleException.ThrowIf(State != Draft, "event.transition", Name);
        var asked = _sides.FindAll(s => s.State == SideState.Proposed);
        RuleException.ThrowIf(!asked.Exists(s => s.IsHost) || !asked.Exists(s => !s.IsHost), "event.one-sided");
        RuleException.ThrowIf(now >= AnswerBy, "event.answer-by-passed");
        MoveTo(Inviting);
        asked.ForEach(s => s.Invite());
        return Invited([.. asked.Select(s => s.OrganizationId).Distinct()], now);
    }

    /// <summary>Somebody says yes, with presence and wishes.</summary>
    public EventAnswered Accept(Side side, IReadOnlyList<int> present, IReadOnlyList<Guid> wishes, DateTimeOffset now)
    {
        RuleException.ThrowIf(State != Inviting || now >= AnswerBy, "event.answers-closed", Name);
        if (present.Count == 0 || present.Any(slot => slot < 0 || slot >= Slots.Count))
        {
            throw new InvalidException("present", "event.present");
        }

        if (wishes.Any(id => !_sides.Exists(s => s.Id == id && s.IsHost != side.IsHost && s.State != SideState.Removed)))
        {
            throw new InvalidException("wishes", "event.wishes");
        }

        Answered(side);
        side.Accept(present, wishes, now);
        return new(Id, Number, Name, Owner, side.Organization, true, now);
    }

    /// <summary>Somebody says no, or can no longer come; the meetings are off and the others are told.</summary>
    public IReadOnlyList<object> Decline(Side side, string? reason, DateTimeOffset now)
    {
        RuleException.ThrowIf(State is not (Inviting or Scheduled or Published), "event.answers-closed", Name);
        Answered(side);
        side.Decline(reason, now);
        object answered = new EventAnswered(Id, Number, Name, Owner, side.Organization, false, now);
        return _meetings.Exists(m => m.HostId == side.Id || m.GuestId == side.Id) && Drop(side, now) is { } changed ? [answered, changed] : [answered];
    }

    /// <summary>Puts a computed programme in the place of the one before.</summary>
    internal void Arrange(IReadOnlyCollection<Meeting> meetings, long worth, long bound)
    {
        RuleException.ThrowIf(State is not (Inviting or Scheduled), "event.transition", Name);
        RuleException.ThrowIf(meetings.Count == 0, "event.nothing-to-schedule");
        _meetings.Clear();
        _meetings.AddRange(meetings);
        (Worth, Bound) = (worth, bound);
        if (State == Inviting)
        {
            MoveTo(Scheduled);
        }
        else
        {
            Version++;
        }
    }

    /// <summary>Makes the programme known to those who take part.</summary>
    public EventPublished Publish(DateTimeOffset now)
    {
        RuleException.ThrowIf(State == Scheduled && _meetings.Count == 0, "event.nothing-to-schedule");
        MoveTo(Published);
        PublishedAt = now;
        return new(Id, Version, Number, Name, Owner, Place, StartsAt, OrganizationsOf(_meetings), now);
    }

    /// <summary>Moves a meeting; one that stands there already takes its place.</summary>
    public EventChanged? Move(Guid meetingId, int slot, int room, PairRules rules, DateTimeOffset now)
    {
        var meeting = MeetingOf(meetingId);
        var (other, refusal) = new Programme(this, rules).Exchange(meeting, slot, room);
        refusal?.Throw();
        var (oldSlot, oldRoom) = (meeting.Slot, meeting.Room);
        meeting.Move(slot, room);
        other?.Move(oldSlot, oldRoom);
        return Changed(other is null ? [meeting] : [meeting, other], now);
    }

    /// <summary>Adds a meeting by hand.</summary>
    public EventChanged? Put(Guid hostId, Guid guestId, int slot, int room, PairRules rules, DateTimeOffset now)
    {
        var (host, guest) = (SideOf(hostId), SideOf(guestId));
        RuleException.ThrowIf(!host.IsHost || guest.IsHost, "event.wishes");
        new Programme(this, rules).Refusal(host, guest, slot, room)?.Throw();
        var meeting = Meeting.Of(Id, hostId, guestId, slot, room, rules.Worth(host, guest), byHand: true);
        _meetings.Add(meeting);
        return Changed([meeting], now);
    }

    /// <summary>Takes a meeting off.</summary>
    public EventChanged? TakeOff(Guid meetingId, DateTimeOffset now)
    {
        RuleException.ThrowIf(!CanRearrange, "event.transition", Name);
        var meeting = MeetingOf(meetingId);
        RuleException.ThrowIf(meeting.RecordedAt is not null, "event.meeting-recorded");
        _meetings.Remove(meeting);
        return Changed([meeting], now);
    }

    /// <summary>Ends it; what was recorded stands.</summary>
    public EventHeld Close(DateTimeOffset now)
    {
        RuleException.ThrowIf(now < StartsAt, "event.not-begun", Name);
        MoveTo(Held);
        var held = _meetings.FindAll(m => m is { HostCame: true, GuestCame: true });
        return new(
            Id, Version, Number, Name, Owner, _meetings.Count, held.Count, held.Count(m => m.Outcome is MeetingOutcome.Intent or MeetingOutcome.Signed),
            held.Sum(m => m.Value ?? 0), now);
    }

    /// <summary>Calls it off; everyone who was asked is told why.</summary>
    public EventCancelled Cancel(string reason, DateTimeOffset now)
    {
        MoveTo(Cancelled);
        CancelReason = reason;
        return new(
            Id, Version, Number, Name, Owner, StartsAt, reason,
            [.. _sides.Where(s => s.State is SideState.Invited or SideState.Accepted).Select(s => s.OrganizationId).Distinct()], now);
    }

    /// <summary>A first answer stands by itself; one that changes a yes may meet a programme that is just being computed from it.</summary>
    private void Answered(Side side)
    {
        if (side.State == SideState.Accepted)
        {
            Version++;
        }
    }

    internal Side SideOf(Guid id) => _sides.Find(s => s.Id == id) ?? throw new RuleException("event.side-unknown");

    internal Meeting MeetingOf(Guid id) => _meetings.Find(m => m.Id == id) ?? throw new RuleException("event.meeting-unknown");

    /// <summary>Takes a side's meetings off; what was recorded stands.</summary>
    private EventChanged? Drop(Side side, DateTimeOffset now)
    {
        var off = _meetings.FindAll(m => m.RecordedAt is null && (m.HostId == side.Id || m.GuestId == side.Id));
        off.ForEach(m => _meetings.Remove(m));
        return Changed(off, now);
    }

    /// <summary>What those concerned are told; before the publication nobody knows of the programme.</summary>
    private EventChanged? Changed(IReadOnlyList<Meeting> meetings, DateTimeOffset now)
    {
        Version++;
        return State == Published && meetings.Count > 0 ? new(Id, Version, Number, Name, Owner, OrganizationsOf(meetings), now) : null;
    }

    private IReadOnlyList<Guid> OrganizationsOf(IEnumerable<Meeting> meetings) =>
        [.. meetings.SelectMany(m => new[] { m.HostId, m.GuestId }).Select(id => SideOf(id).OrganizationId).Distinct()];

    internal EventInvited Invited(IReadOnlyList<Guid> organizations, DateTimeOffset now) => new(Id, Version, Number, Name, Owner, Place, StartsAt, AnswerBy, organizations, now);

    private void Fill(Frame frame)
    {
        frame.Checked();
        (Name, Place, Note) = (frame.Name.Trim(), frame.Place.Trim(), string.IsNullOrWhiteSpace(frame.Note) ? null : frame.Note.Trim());
        (Rooms, Slots, MostPerSide) = ([.. frame.Rooms.Select(r => r.Trim())], [.. frame.Slots], frame.MostPerSide);
        (StartsAt, AnswerBy) = (Slots[0].Start, frame.AnswerBy);
    }

    private void MoveTo(DayState next)
    {
        var allowed = (State, next) is (Draft, Inviting) or (Inviting, Scheduled) or (Scheduled, Published) or (Published, Held)
            or (Draft or Inviting or Scheduled or Published, Cancelled);
        RuleException.ThrowIf(!allowed, "event.transition", Name);
        State = next;
        Version++;
    }
}
