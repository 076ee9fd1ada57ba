using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Agencies;

/// <summary>Whether an authorisation holds.</summary>
public enum AuthorizationState
{
    /// <summary>有效.</summary>
    Granted,

    /// <summary>已撤销.</summary>
    Revoked,
}

/// <summary>A park's leave for an agency to draft scenarios for it (授权). Only the park hands them in.</summary>
public class AgencyAuthorization : IVersioned
{
    private AgencyAuthorization()
    {
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public long Version { get; private set; } = 1;

    public AuthorizationState State { get; private set; }

    public Guid ParkId { get; private set; }

    public string ParkName { get; private set; } = "";

    public Guid AgencyId { get; private set; }

    public string AgencyName { get; private set; } = "";

    public string? Note { get; private set; }

    public string? RevokeReason { get; private set; }

    public DateTimeOffset GrantedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Gives leave.</summary>
    public static (AgencyAuthorization Authorization, AgencyAuthorizationChanged Fact) Grant(Party park, Party agency, string? note, DateTimeOffset now)
    {
        var given = new AgencyAuthorization
        {
            ParkId = park.Id, ParkName = park.Name, AgencyId = agency.Id, AgencyName = agency.Name, Note = note, GrantedAt = now,
        };
        return (given, new(given.Id, given.Version, park, agency, true, null, now));
    }

    /// <summary>Takes leave back; what was drafted stays with the park.</summary>
    public AgencyAuthorizationChanged Revoke(string reason, DateTimeOffset now)
    {
        RuleException.ThrowIf(State != AuthorizationState.Granted, "authorization.revoked");
        (State, RevokeReason, RevokedAt) = (AuthorizationState.Revoked, reason, now);
        Version++;
        return new(Id, Version, new(ParkId, ParkName), new(AgencyId, AgencyName), false, reason, now);
    }
}
