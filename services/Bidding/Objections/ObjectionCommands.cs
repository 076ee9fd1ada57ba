using System.ComponentModel.DataAnnotations;
using ScenarioHub.Bidding.Visibility;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Objections;

/// <summary>An objection as it is handed in: what is wrong, what shows it, and the name of the person who signs.</summary>
public record FileObjection(
    [Required, StringLength(10_000, MinimumLength = 10)] string Statement, [StringLength(20_000)] string? Evidence,
    [Required, StringLength(100, MinimumLength = 2)] string SignedName);

/// <summary>Names the supervisor who decides.</summary>
public record AppointSupervisor([Required] Guid? SupervisorId);

/// <summary>A decision with its reasons; everyone concerned reads them.</summary>
public record DecideObjection([Required] bool? Upheld, [Required, StringLength(10_000, MinimumLength = 10)] string Reasons);

/// <summary>A supervisor who can be appointed.</summary>
public record SupervisorView(Guid Id, string Name);

/// <summary>An objection as one reader sees it.</summary>
/// <param name="Can">What the reader may do now: appoint, decide, withdraw.</param>
public record ObjectionView(
    Guid Id, long Version, Guid ChallengeId, string ChallengeNumber, string ChallengeTitle, ObjectionAgainst Against, Guid ObjectorId, string ObjectorName,
    string SignedName, string Statement, string? Evidence, ObjectionState State, DateTimeOffset FiledAt, Guid? SupervisorId, string? SupervisorName,
    DateTimeOffset? AppointedAt, string? Decision, DateTimeOffset? DecidedAt, IReadOnlyList<string> Can) : IVersioned
{
    /// <summary>The view of an objection.</summary>
    public static ObjectionView Of(Objection o, Reader reader)
    {
        (string Act, bool May)[] acts =
        [
            ("appoint", o.State.IsOpen() && reader.IsAdministrator),
            ("decide", o.State is ObjectionState.Appointed && reader.Person == o.SupervisorId),
            ("withdraw", o.State.IsOpen() && reader.ActsFor(o.ObjectorId)),
        ];
        return new(
            o.Id, o.Version, o.ChallengeId, o.ChallengeNumber, o.ChallengeTitle, o.Against, o.ObjectorId, o.ObjectorName, o.SignedName, o.Statement, o.Evidence,
            o.State, o.FiledAt, o.SupervisorId, o.SupervisorName, o.AppointedAt, o.Decision, o.DecidedAt, [.. acts.Where(a => a.May).Select(a => a.Act)]);
    }
}
