namespace ScenarioHub.Matchmaking.Engine.Features;

/// <summary>What is asked: a document, from where, with which partners, and on which day.</summary>
internal sealed record Question(Portrait Portrait, string? Province, string? City)
{
    /// <summary>Seats of the partner parks of who asks.</summary>
    public IReadOnlyList<PartnerPlace> Partners { get; init; } = [];

    /// <summary>Without a day the age of profiles does not count.</summary>
    public DateOnly? On { get; init; }
}
