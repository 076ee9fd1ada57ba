using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Amendments;

/// <summary>An amendment with what the reader may see of the change; refused and open ones are for those who work on them.</summary>
public record AmendmentView(
    Guid Id, long Version, Guid ScenarioId, string ScenarioNumber, string ScenarioName, Guid OwnerId, string OwnerName, AmendmentState State, int? Edition,
    string Rationale, string? Reason, IReadOnlyList<FieldChange> Changes, DateTimeOffset ProposedAt, DateTimeOffset? DecidedAt) : IVersioned
{
    internal static AmendmentView Of(Amendment a, Reader reader) => new(
        a.Id, a.Version, a.ScenarioId, a.ScenarioNumber, a.Content.Name, a.OwnerId, a.OwnerName, a.State, a.Edition, a.Rationale, a.Reason,
        a.ChangesFor(reader), a.ProposedAt, a.DecidedAt);
}
