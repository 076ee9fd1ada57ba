namespace ScenarioHub.Web.Api.Matchmaking;

/// <summary>An approved pair that both sides may agree to talk about (对接); contacts are there once both have accepted.</summary>
public record Introduction(
    Guid Id, long Version, Guid ScenarioId, string ScenarioNumber, string ScenarioName, Guid ParkId, string ParkName, Guid CompanyId,
    string CompanyName, Guid ProfileId, string? Note, string State, string? ParkAnswer, string? CompanyAnswer, Contact? ParkContact,
    Contact? CompanyContact, DateTimeOffset OfferedAt, DateTimeOffset? AgreedAt, IReadOnlyList<string>? Can, string? End = null, decimal? Value = null,
    string? EndNote = null, DateTimeOffset? EndedAt = null, IReadOnlyList<TalkRecord>? Talks = null)
{
    /// <summary>Whether the reader may take an act now: accept, decline.</summary>
    public bool May(string act) => Can?.Contains(act) == true;
}

/// <summary>A department to talk to.</summary>
public record Contact(string? Department, string? Phone, string? Email);
