namespace ScenarioHub.Gateway.Limits;

/// <summary>How many requests one source may make, as a bucket that fills steadily.</summary>
/// <param name="Burst">How many at once; 0 switches the limit off.</param>
/// <param name="PerMinute">How many in the long run.</param>
public record Limit(int Burst, double PerMinute);

/// <summary>Limits by <c>Limits:Address</c>, <c>Limits:User</c> and <c>Limits:SignIn</c>, each with <c>Burst</c> and <c>PerMinute</c>.</summary>
public record LimitSettings
{
    /// <summary>By network address; generous, for a whole office can share one.</summary>
    public Limit Address { get; init; } = new(600, 6000);

    /// <summary>By signed-in person.</summary>
    public Limit User { get; init; } = new(200, 1800);

    /// <summary>Signing in, registering and setting passwords, by network address.</summary>
    public Limit SignIn { get; init; } = new(30, 30);

    /// <summary>The cookie that holds a browser's session with the web.</summary>
    public string SessionCookie { get; init; } = ".ScenarioHub.Session";
}
