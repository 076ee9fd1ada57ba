namespace ScenarioHub.Bidding.Schemes;

/// <summary>
/// The rule set (办法) that a challenge is posted under. Cities set these figures for themselves by the configuration section
/// <c>Bidding:Scheme</c>; a challenge keeps the ones that held when it was opened to its end.
/// </summary>
public record Scheme
{
    /// <summary>Fewer submitted bids than this at the deadline, and the challenge fails (流标).</summary>
    public int MinimumBids { get; init; } = 1;

    /// <summary>How many bids an organisation may lead in challenges that are not decided yet.</summary>
    public int MaximumOpenBids { get; init; } = 3;

    /// <summary>The days of public notice unless the challenge asks for more.</summary>
    public int NoticeDays { get; init; } = 7;

    /// <summary>A change in the last so many days moves the deadline, so that this many remain.</summary>
    public int ChangeDays { get; init; } = 7;

    /// <summary>The least own money for each yuan of public money; 0 asks for none.</summary>
    public decimal OwnToPublicRatio { get; init; }
}
