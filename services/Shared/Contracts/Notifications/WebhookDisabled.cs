namespace ScenarioHub.Contracts.Notifications;

/// <summary>A webhook (回调) of an organisation was put out of use, because it has failed for days or has said that it is gone.</summary>
/// <param name="Reason">The code of the last failure.</param>
public record WebhookDisabled(Guid WebhookId, Guid OrganizationId, string Name, string Reason, DateTimeOffset At);
