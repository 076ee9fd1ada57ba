using ScenarioHub.Contracts.Notifications;
using ScenarioHub.Notifications.Inbox;

namespace ScenarioHub.Notifications.Consumers;

// What they tell, and to whom, stands in ChannelNotices.
public class MailAddressRefusedConsumer(Notifier notifier) : NoticeConsumer<MailAddressRefused>(notifier);

public class BroadcastApprovedConsumer(Notifier notifier) : NoticeConsumer<BroadcastApproved>(notifier);
