namespace ScenarioHub.Contracts.Matchmaking;

/// <summary>Some organisations are asked to a matchmaking event (对接会邀请).</summary>
/// <param name="Organizations">Those who are asked now.</param>
public record EventInvited(
    Guid EventId, long Version, string Number, string Name, Party Owner, string Place, DateTimeOffset StartsAt, DateTimeOffset AnswerBy,
    IReadOnlyList<Guid> Organizations, DateTimeOffset At);

/// <summary>Somebody has answered the invitation to an event.</summary>
public record EventAnswered(Guid EventId, string Number, string Name, Party Owner, Party By, bool Accepted, DateTimeOffset At);

/// <summary>An event's programme (议程) is known to those who have meetings.</summary>
public record EventPublished(
    Guid EventId, long Version, string Number, string Name, Party Owner, string Place, DateTimeOffset StartsAt, IReadOnlyList<Guid> Organizations, DateTimeOffset At);

/// <summary>Meetings of a published programme have been moved, added or taken off.</summary>
/// <param name="Organizations">Whose meetings.</param>
public record EventChanged(
    Guid EventId, long Version, string Number, string Name, Party Owner, IReadOnlyList<Guid> Organizations, DateTimeOffset At);

/// <summary>An event does not take place.</summary>
public record EventCancelled(
    Guid EventId, long Version, string Number, string Name, Party Owner, DateTimeOffset StartsAt, string Reason, IReadOnlyList<Guid> Organizations, DateTimeOffset At);

/// <summary>An event is over: how many meetings were planned and held, and how many intents and what value (yuan) came of them.</summary>
public record EventHeld(
    Guid EventId, long Version, string Number, string Name, Party Owner, int Planned, int Held, int Intents, decimal Value, DateTimeOffset At);
