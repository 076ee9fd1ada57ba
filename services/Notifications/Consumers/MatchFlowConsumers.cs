using ScenarioHub.Contracts.Matchmaking;
using ScenarioHub.Notifications.Inbox;

namespace ScenarioHub.Notifications.Consumers;

/// <summary>Tells administrators that a match waits for a second moderator.</summary>
public class SecondModeratorNeededConsumer(Notifier notifier) : NoticeConsumer<SecondModeratorNeeded>(notifier);

/// <summary>Tells the other side how a talk goes on.</summary>
public class IntroductionProgressedConsumer(Notifier notifier) : NoticeConsumer<IntroductionProgressed>(notifier);

/// <summary>Reminds of what nobody answers or goes on with.</summary>
public class IntroductionStaleConsumer(Notifier notifier) : NoticeConsumer<IntroductionStale>(notifier);

/// <summary>Tells who runs an event of an answer.</summary>
public class EventAnsweredConsumer(Notifier notifier) : NoticeConsumer<EventAnswered>(notifier);

/// <summary>Tells those who have meetings that the programme is out.</summary>
public class EventPublishedConsumer(Notifier notifier) : NoticeConsumer<EventPublished>(notifier);

/// <summary>Tells those concerned that meetings have changed.</summary>
public class EventChangedConsumer(Notifier notifier) : NoticeConsumer<EventChanged>(notifier);

/// <summary>Tells everyone who was asked that an event is off.</summary>
public class EventCancelledConsumer(Notifier notifier) : NoticeConsumer<EventCancelled>(notifier);
