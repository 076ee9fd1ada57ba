namespace ScenarioHub.Notifications.Webhooks.Sending;

/// <summary>A call that this replica has claimed, with what it needs.</summary>
public record DueCall(
    Guid CallId, Guid WebhookId, Guid OrganizationId, int Attempts, string Url, string FormatName, int Generation, DateTimeOffset? RotatedAt,
    byte[]? RobotSecret, DateTimeOffset? FailingSince, string? Template, string? Topic, string? Link, string? Arguments, DateTimeOffset CreatedAt)
{
    /// <summary>In which shape it is called.</summary>
    public WebhookFormat Format => Enum.Parse<WebhookFormat>(FormatName);
}

/// <summary>What came of a try.</summary>
/// <param name="Status">The HTTP status; nothing where none came.</param>
/// <param name="Error">The code of what went wrong; nothing where the receiver took the call.</param>
/// <param name="Answer">The beginning of its answer.</param>
public record CallResult(int? Status, TimeSpan Duration, string? Error, string? Answer)
{
    /// <summary>The receiver says that it is gone for good.</summary>
    public bool Gone => Status == StatusCodes.Status410Gone;
}
