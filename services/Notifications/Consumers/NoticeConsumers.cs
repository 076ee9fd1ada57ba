using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.Contracts.Matchmaking;
using ScenarioHub.Contracts.Notifications;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Notifications.Inbox;

namespace ScenarioHub.Notifications.Consumers;

// One class a contract, so that each has a queue of its own with a name that an operator can read: notifications-list-published.
// What they tell, and to whom, stands in NoticeCatalogue.
public class OrganizationRegisteredConsumer(Notifier notifier) : NoticeConsumer<OrganizationRegistered>(notifier);

public class OrganizationDecidedConsumer(Notifier notifier) : NoticeConsumer<OrganizationDecided>(notifier);

public class ScenariosSubmittedConsumer(Notifier notifier) : NoticeConsumer<ScenariosSubmitted>(notifier);

public class ScenarioApprovedConsumer(Notifier notifier) : NoticeConsumer<ScenarioApproved>(notifier);

public class ScenariosApprovedConsumer(Notifier notifier) : NoticeConsumer<ScenariosApproved>(notifier);

public class ScenarioReturnedConsumer(Notifier notifier) : NoticeConsumer<ScenarioReturned>(notifier);

public class ChallengeClosedConsumer(Notifier notifier) : NoticeConsumer<ChallengeClosed>(notifier);

public class ChallengeEndedConsumer(Notifier notifier) : NoticeConsumer<ChallengeEnded>(notifier);

public class ChallengeAwardedConsumer(Notifier notifier) : NoticeConsumer<ChallengeAwarded>(notifier);

public class BidReceivedConsumer(Notifier notifier) : NoticeConsumer<BidReceived>(notifier);

public class BidsOpenedConsumer(Notifier notifier) : NoticeConsumer<BidsOpened>(notifier);

public class NoticePublishedConsumer(Notifier notifier) : NoticeConsumer<NoticePublished>(notifier);

public class MatchesSuggestedConsumer(Notifier notifier) : NoticeConsumer<MatchesSuggested>(notifier);

public class IntroductionOfferedConsumer(Notifier notifier) : NoticeConsumer<IntroductionOffered>(notifier);

public class IntroductionAnsweredConsumer(Notifier notifier) : NoticeConsumer<IntroductionAnswered>(notifier);

public class IntroductionAgreedConsumer(Notifier notifier) : NoticeConsumer<IntroductionAgreed>(notifier);

public class WebhookDisabledConsumer(Notifier notifier) : NoticeConsumer<WebhookDisabled>(notifier);
