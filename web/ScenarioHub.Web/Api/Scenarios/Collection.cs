namespace ScenarioHub.Web.Api.Scenarios;

/// <summary>A direction (场景方向). <c>State</c>: draft, published, retired.</summary>
public record Direction(Guid Id, long Version, int Year, string Name, string? NameEn, string? Description, string State, DateTimeOffset? PublishedAt);

/// <summary>One year's directions.</summary>
public record DirectionYear(int Year, IReadOnlyList<Direction> Directions);

/// <summary>What an administrator writes of a direction.</summary>
public record DirectionInput(int Year, string? Name, string? NameEn, string? Description);

/// <summary>When a call opens again.</summary>
public record Recurrence(string? Every, string? On, int Number, string? Weekday, int? Month, int Hour);

/// <summary>A span in which a call takes hand-ins.</summary>
public record CallWindow(Guid Id, DateTimeOffset OpensAt, DateTimeOffset ClosesAt);

/// <summary>A collection call (征集). <c>State</c>: draft, published, ended; <c>Schedule</c> is the recurrence in words.</summary>
public record CollectionCall(
    Guid Id, long Version, string Number, string State, Guid OwnerId, string OwnerName, bool ByPlatform, string Title, string? Introduction,
    IReadOnlyList<string> Directions, IReadOnlyList<string> RequiredFields, IReadOnlyList<int> ReminderDays, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt,
    Recurrence? Recurrence, int? WindowDays, string? Schedule, CallWindow? Window, bool IsOpen, DateTimeOffset? NextOpensAt, DateTimeOffset? PublishedAt,
    DateTimeOffset? EndedAt, string? EndReason, int? HandIns);

/// <summary>What a park or an administrator writes of a call.</summary>
public record CallInput(
    string? Title, string? Introduction, IReadOnlyList<string> Directions, IReadOnlyList<string> RequiredFields, IReadOnlyList<int> ReminderDays,
    DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt, Recurrence? Recurrence, int? WindowDays);

/// <summary>An organisation by its name.</summary>
public record PartyName(Guid Id, string Name);

/// <summary>A record that a hand-in is linked with; <c>Kind</c>: handIn, scenario.</summary>
public record HandInLink(string Kind, Guid Id, string Number, string Name);

/// <summary>A hand-in in tables. <c>State</c>: received, converted, merged, declined, withdrawn.</summary>
public record HandInSummary(
    Guid Id, long Version, string Number, string Name, string State, Guid CallId, string CallTitle, Guid ParkId, string ParkName, Guid OwnerId,
    string OwnerName, DateTimeOffset SubmittedAt, DateTimeOffset? DecidedAt);

/// <summary>A need as it was handed in (需求申报), with its receipt and what it is linked with.</summary>
public record HandIn(
    Guid Id, long Version, string Number, string Name, string State, Guid CallId, string CallTitle, string CallNumber, Guid ParkId, string ParkName,
    Guid OwnerId, string OwnerName, ScenarioInput Content, string Digest, string? Reason, DateTimeOffset SubmittedAt, DateTimeOffset? DecidedAt,
    HandInLink? Became, HandInLink? MergedInto, IReadOnlyList<HandInLink> Merged);

/// <summary>Something that says nearly the same; <c>Likeness</c> from 0 to 1.</summary>
public record NearDuplicate(string Kind, Guid Id, string Number, string Name, string OwnerName, string State, DateTimeOffset At, double Likeness);

/// <summary>A park's leave for an agency to draft for it. <c>State</c>: granted, revoked.</summary>
public record AgencyAuthorization(
    Guid Id, long Version, string State, Guid ParkId, string ParkName, Guid AgencyId, string AgencyName, string? Note, string? RevokeReason,
    DateTimeOffset GrantedAt, DateTimeOffset? RevokedAt);
