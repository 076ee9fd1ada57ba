using System.Diagnostics;
using ScenarioHub.Matchmaking.Profiles;
using ScenarioHub.Matchmaking.Scenarios;

namespace ScenarioHub.Matchmaking.Suggestions;

/// <summary>Which side something is matched from.</summary>
public enum WorkKind
{
    Scenario,
    Profile,
}

/// <summary>
/// Something that waits to be matched. Stored with the change that calls for it, so that a crash loses nothing, and with that change's
/// trace, so that the trace goes on.
/// </summary>
public class MatchingWork
{
    /// <summary>After so many failures the work is set aside and only a rebuild takes it up again.</summary>
    public const int MostAttempts = 5;

    private MatchingWork()
    {
    }

    public long Seq { get; private init; }

    public WorkKind Kind { get; private init; }

    public Guid Subject { get; private init; }

    public string? TraceParent { get; private init; } = Activity.Current?.Id;

    public int Attempts { get; private set; }

    public DateTimeOffset NotBefore { get; private set; }

    public static MatchingWork For(Scenario scenario) => new() { Kind = WorkKind.Scenario, Subject = scenario.Id };

    public static MatchingWork For(CapabilityProfile profile) => new() { Kind = WorkKind.Profile, Subject = profile.Id };

    /// <summary>Puts it back for later.</summary>
    public void Failed(DateTimeOffset now) => (Attempts, NotBefore) = (Attempts + 1, now + TimeSpan.FromSeconds(Math.Pow(5, Attempts + 1)));
}
