namespace ScenarioHub.Contracts.Bidding;

/// <summary>A contract was drawn up and waits for both signatures.</summary>
public record ContractOffered(Guid ContractId, long Version, string ContractNumber, string Title, Party Owner, Party Supplier, DateTimeOffset At);

/// <summary>A change of a contract was proposed, assented to, refused or withdrawn.</summary>
/// <param name="By">The side that acted.</param>
/// <param name="Other">The side that is told.</param>
/// <param name="State"><c>proposed</c>, <c>assented</c>, <c>refused</c> or <c>withdrawn</c>.</param>
public record ContractChangeMoved(
    Guid ContractId, long Version, string ContractNumber, string Title, Party By, Guid Other, string State, string Rationale, DateTimeOffset At);

/// <summary>A milestone was reported, accepted or sent back.</summary>
/// <param name="State"><c>reported</c>, <c>accepted</c> or <c>sentBack</c>.</param>
/// <param name="Told">The side that is told.</param>
public record MilestoneMoved(
    Guid MilestoneId, long Version, Guid ContractId, string ContractNumber, string Title, string Name, string State, string? Remarks, Guid Told, DateTimeOffset At);

/// <summary>The date of a milestone comes near or has passed.</summary>
/// <param name="Members">The consortium beside its lead.</param>
/// <param name="Stage"><c>due</c>, <c>missed</c>, or <c>escalated</c> when it is long past.</param>
public record MilestoneReminder(
    Guid MilestoneId, long Version, Guid ContractId, string ContractNumber, string Title, Party Owner, Party Supplier, IReadOnlyList<Guid> Members, string Name,
    DateTimeOffset Due, string Stage, DateTimeOffset At);

/// <summary>A gate of a race was decided.</summary>
/// <param name="Gate">Its number.</param>
/// <param name="Runners">All organisations that ran until then.</param>
public record RaceGateDecided(
    Guid ChallengeId, long Version, string Number, string Title, Party Owner, int Gate, int StillRunning, IReadOnlyList<Guid> Runners, DateTimeOffset At);
