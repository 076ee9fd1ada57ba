namespace ScenarioHub.Contracts.Scenarios;

/// <summary>A year's directions (场景方向) were published; one event a publication.</summary>
public record DirectionsPublished(int Year, IReadOnlyList<string> Names, DateTimeOffset At);

/// <summary>A collection call (征集) takes hand-ins in a window, from <paramref name="OpensAt"/> to <paramref name="ClosesAt"/>.</summary>
public record CallOpened(
    Guid CallId, string Number, string Title, Party Owner, Guid WindowId, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, DateTimeOffset At);

/// <summary>A window of a call closes in some days; told once for each step of its reminder plan.</summary>
public record CallClosesSoon(
    Guid CallId, string Number, string Title, Party Owner, Guid WindowId, DateTimeOffset ClosesAt, int DaysLeft, DateTimeOffset At);

/// <summary>A need was handed in (提交需求); number, digest and time are its receipt.</summary>
/// <param name="Park">The park that it is for.</param>
/// <param name="By">Who handed it in.</param>
/// <param name="Digest">SHA-256 of what was handed in, lower-case hexadecimal.</param>
public record NeedHandedIn(Guid HandInId, string Number, string Name, Guid CallId, string CallTitle, Party Park, Party By, string Digest, DateTimeOffset At);

/// <summary>A park has decided on a hand-in.</summary>
/// <param name="Outcome"><c>converted</c> into a scenario, <c>merged</c> with another, or <c>declined</c>.</param>
/// <param name="Reason">Why, where declined.</param>
public record HandInDecided(
    Guid HandInId, long Version, string Number, string Name, Party Park, Party By, string Outcome, Guid? ScenarioId, string? Reason, DateTimeOffset At);

/// <summary>A park lets an agency (场景机构) draft scenarios for it, or no longer.</summary>
public record AgencyAuthorizationChanged(Guid AuthorizationId, long Version, Party Park, Party Agency, bool Granted, string? Reason, DateTimeOffset At);

/// <summary>An agency has drafted a scenario for a park, which hands it in itself.</summary>
public record ScenarioDrafted(Guid ScenarioId, string Number, string Name, Party Owner, Party Agency, DateTimeOffset At);

/// <summary>A first administrator would approve a scenario that needs a second reader (双人审核).</summary>
public record SecondReaderNeeded(Guid ScenarioId, long Version, string Number, string Name, Party Owner, string FirstReader, DateTimeOffset At);
