namespace ScenarioHub.Contracts.Scenarios;

/// <summary>Scenarios of one park were handed in for approval (提交审核); one event a submission, however many it holds.</summary>
public record ScenariosSubmitted(Party Owner, IReadOnlyList<Guid> ScenarioIds, string FirstName, DateTimeOffset At);

/// <summary>An administrator has approved a scenario (审核通过).</summary>
public record ScenarioApproved(Guid ScenarioId, long Version, string Number, string Name, Party Owner, DateTimeOffset At);

/// <summary>An administrator has approved several scenarios of one park in one act (批量审核通过); told once, and not by <see cref="ScenarioApproved"/>.</summary>
public record ScenariosApproved(Party Owner, IReadOnlyList<Guid> ScenarioIds, string FirstName, DateTimeOffset At);

/// <summary>An administrator has sent a scenario back (退回) with reasons by field.</summary>
public record ScenarioReturned(Guid ScenarioId, long Version, string Number, string Name, Party Owner, IReadOnlyDictionary<string, string> Reasons, DateTimeOffset At);
