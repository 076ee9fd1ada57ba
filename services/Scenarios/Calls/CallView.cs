using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Calls;

/// <summary>A window as it is read.</summary>
public record WindowView(Guid Id, DateTimeOffset OpensAt, DateTimeOffset ClosesAt);

/// <summary>A call as it is read.</summary>
/// <param name="Schedule">The recurrence in the reader's language.</param>
/// <param name="Window">The window that takes hand-ins now, or else the next one that is known.</param>
/// <param name="NextOpensAt">When a recurring call opens again.</param>
/// <param name="HandIns">How many were handed in; for its owner only.</param>
public record CallView(
    Guid Id, long Version, string Number, CallState State, Guid OwnerId, string OwnerName, bool ByPlatform, string Title, string? Introduction,
    string[] Directions, string[] RequiredFields, int[] ReminderDays, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt, Recurrence? Recurrence,
    int? WindowDays, string? Schedule, WindowView? Window, bool IsOpen, DateTimeOffset? NextOpensAt, DateTimeOffset? PublishedAt, DateTimeOffset? EndedAt,
    string? EndReason, int? HandIns) : IVersioned
{
    /// <summary>The view of a call at an instant.</summary>
    public static CallView Of(CollectionCall call, CallWindow? window, int? handIns, DateTimeOffset now) => new(
        call.Id, call.Version, call.Number, call.State, call.OwnerId, call.OwnerName, call.ByPlatform, call.Title, call.Introduction, call.Directions,
        call.RequiredFields, call.ReminderDays, call.OpensAt, call.ClosesAt, call.Recurrence, call.WindowDays, call.Recurrence?.Words(),
        window is null ? null : new(window.Id, window.OpensAt, window.ClosesAt), call.State == CallState.Published && window?.IsOpen(now) == true,
        call.NextOpening(now), call.PublishedAt, call.EndedAt, call.EndReason, handIns);
}
