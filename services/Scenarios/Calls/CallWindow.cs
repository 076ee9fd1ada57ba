namespace ScenarioHub.Scenarios.Calls;

/// <summary>A span in which a call takes hand-ins (征集期): from <paramref name="opensAt"/> up to, but without, <paramref name="closesAt"/>.</summary>
public class CallWindow(Guid callId, DateTimeOffset opensAt, DateTimeOffset closesAt)
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid CallId { get; private set; } = callId;

    public DateTimeOffset OpensAt { get; private set; } = opensAt;

    public DateTimeOffset ClosesAt { get; private set; } = closesAt;

    /// <summary>Whether it takes hand-ins at that instant.</summary>
    public bool IsOpen(DateTimeOffset now) => OpensAt <= now && now < ClosesAt;
}
