using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Notifications.Inbox;

namespace ScenarioHub.Notifications.Consumers;

/// <summary>Tells custodians that they are asked to act.</summary>
public class CustodyAskedConsumer(Notifier notifier) : NoticeConsumer<CustodyAsked>(notifier);
