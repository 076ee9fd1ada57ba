using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Notifications.Inbox;

namespace ScenarioHub.Notifications.Consumers;

// One class a contract, as in NoticeConsumers.cs. What they tell stands in ReviewNotices.
public class CureRequestedConsumer(Notifier notifier) : NoticeConsumer<CureRequested>(notifier);

public class BidCuredConsumer(Notifier notifier) : NoticeConsumer<BidCured>(notifier);

public class BidCheckedConsumer(Notifier notifier) : NoticeConsumer<BidChecked>(notifier);

public class ExpertInvitedConsumer(Notifier notifier) : NoticeConsumer<ExpertInvited>(notifier);

public class ReviewDueConsumer(Notifier notifier) : NoticeConsumer<ReviewDue>(notifier);

public class ScoresInConsumer(Notifier notifier) : NoticeConsumer<ScoresIn>(notifier);

public class ReviewFinishedConsumer(Notifier notifier) : NoticeConsumer<ReviewFinished>(notifier);

public class RankingOverrideConsumer(Notifier notifier) : NoticeConsumer<RankingOverride>(notifier);
