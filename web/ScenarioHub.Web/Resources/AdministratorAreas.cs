namespace ScenarioHub.Web.Resources;

/// <summary>Verification of organisations.</summary>
public class VerificationTexts;

/// <summary>Schemes, calendar, affiliations and late bids; also what others read of a scheme.</summary>
public class RuleTexts;

/// <summary>Review of scenarios.</summary>
public class ScenarioReviewTexts;

/// <summary>Review of matches.</summary>
public class MatchReviewTexts;

/// <summary>Import of capability profiles.</summary>
public class ProfileImportTexts;

/// <summary>Health, queues, dead letters.</summary>
public class OperationsTexts;

/// <summary>The audit trail.</summary>
public class AuditTexts;
