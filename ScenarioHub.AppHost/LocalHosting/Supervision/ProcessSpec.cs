using ScenarioHub.LocalHosting.Servers;

namespace ScenarioHub.LocalHosting.Supervision;

/// <summary>One process to be: what to run, as whom, and how it is asked to end.</summary>
internal sealed record ProcessSpec(string Name, string FileName, IReadOnlyList<string> Arguments)
{
    public string WorkingDirectory { get; init; } = "/";

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The account to run under; null is the supervisor's own.</summary>
    public ServerAccount? Account { get; init; }

    /// <summary>Which of its lines people see while all is well. The others are shown when it ends unexpectedly.</summary>
    public Func<string, bool> Shows { get; init; } = _ => true;

    /// <summary>The signal that asks for an orderly end; also sent by the kernel if the supervisor dies.</summary>
    public UnixSignal StopSignal { get; init; } = UnixSignal.Terminate;

    public TimeSpan StopWithin { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Whether it is well. Asked again and again until it is, or until the process ends.</summary>
    public Func<CancellationToken, Task<bool>> IsHealthy { get; init; } = _ => Task.FromResult(true);

    public TimeSpan HealthyWithin { get; init; } = TimeSpan.FromSeconds(120);
}
