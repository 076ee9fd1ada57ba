using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Notifications.Inbox;

namespace ScenarioHub.Notifications.Consumers;

// What they tell, and to whom, stands in CollectionNotices.
public class DirectionsPublishedConsumer(Notifier notifier) : NoticeConsumer<DirectionsPublished>(notifier);

public class CallOpenedConsumer(Notifier notifier) : NoticeConsumer<CallOpened>(notifier);

public class CallClosesSoonConsumer(Notifier notifier) : NoticeConsumer<CallClosesSoon>(notifier);

public class NeedHandedInConsumer(Notifier notifier) : NoticeConsumer<NeedHandedIn>(notifier);

public class HandInDecidedConsumer(Notifier notifier) : NoticeConsumer<HandInDecided>(notifier);

public class AgencyAuthorizationChangedConsumer(Notifier notifier) : NoticeConsumer<AgencyAuthorizationChanged>(notifier);

public class ScenarioDraftedConsumer(Notifier notifier) : NoticeConsumer<ScenarioDrafted>(notifier);

public class SecondReaderNeededConsumer(Notifier notifier) : NoticeConsumer<SecondReaderNeeded>(notifier);
