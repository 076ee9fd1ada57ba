using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Notifications.Inbox;

namespace ScenarioHub.Notifications.Consumers;

public class BidToReconfirmConsumer(Notifier notifier) : NoticeConsumer<BidToReconfirm>(notifier);

public class BidReminderConsumer(Notifier notifier) : NoticeConsumer<BidReminder>(notifier);

public class ConsortiumAnsweredConsumer(Notifier notifier) : NoticeConsumer<ConsortiumAnswered>(notifier);

public class LateBidAskedConsumer(Notifier notifier) : NoticeConsumer<LateBidAsked>(notifier);

public class LateBidDecidedConsumer(Notifier notifier) : NoticeConsumer<LateBidDecided>(notifier);
