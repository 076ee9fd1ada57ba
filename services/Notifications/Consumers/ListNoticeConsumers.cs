using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Notifications.Inbox;

namespace ScenarioHub.Notifications.Consumers;

// What they tell, and to whom, stands in Catalogue/ListNotices.
public class ListScheduleFailedConsumer(Notifier notifier) : NoticeConsumer<ListScheduleFailed>(notifier);

public class ListNoticePostedConsumer(Notifier notifier) : NoticeConsumer<ListNoticePosted>(notifier);

public class AmendmentProposedConsumer(Notifier notifier) : NoticeConsumer<AmendmentProposed>(notifier);

public class AmendmentRejectedConsumer(Notifier notifier) : NoticeConsumer<AmendmentRejected>(notifier);

public class ScenarioAmendedConsumer(Notifier notifier) : NoticeConsumer<ScenarioAmended>(notifier);

public class ProgressReportDueConsumer(Notifier notifier) : NoticeConsumer<ProgressReportDue>(notifier);

public class DemonstrationNominatedConsumer(Notifier notifier) : NoticeConsumer<DemonstrationNominated>(notifier);

public class DemonstrationNoticedConsumer(Notifier notifier) : NoticeConsumer<DemonstrationNoticed>(notifier);

public class DemonstrationDecidedConsumer(Notifier notifier) : NoticeConsumer<DemonstrationDecided>(notifier);
