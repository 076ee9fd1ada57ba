using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Notifications.Inbox;

namespace ScenarioHub.Notifications.Consumers;

// As in NoticeConsumers: one class a contract; what they tell stands in DeliveryNotices.
public class ObjectionMovedConsumer(Notifier notifier) : NoticeConsumer<ObjectionMoved>(notifier);

public class ContractOfferedConsumer(Notifier notifier) : NoticeConsumer<ContractOffered>(notifier);

public class ContractChangeMovedConsumer(Notifier notifier) : NoticeConsumer<ContractChangeMoved>(notifier);

public class MilestoneMovedConsumer(Notifier notifier) : NoticeConsumer<MilestoneMoved>(notifier);

public class MilestoneReminderConsumer(Notifier notifier) : NoticeConsumer<MilestoneReminder>(notifier);

public class RaceGateDecidedConsumer(Notifier notifier) : NoticeConsumer<RaceGateDecided>(notifier);

public class DeliveryEndedConsumer(Notifier notifier) : NoticeConsumer<DeliveryEnded>(notifier);
