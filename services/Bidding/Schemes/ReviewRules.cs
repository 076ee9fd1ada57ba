namespace ScenarioHub.Bidding.Schemes;

/// <summary>The figures of a review (评审) that a scheme sets beside its criteria.</summary>
public record ReviewRules
{
    /// <summary>Fewer points than this on a criterion need a comment.</summary>
    public decimal CommentBelow { get; init; } = 60;

    /// <summary>A score that is nearer to the median than this is no outlier (异常分), however close together the others are.</summary>
    public decimal OutlierPoints { get; init; } = 10;

    /// <summary>How many bids of one challenge an expert reads at most.</summary>
    public int MaximumLoad { get; init; } = 20;

    /// <summary>How many calendar days an expert has to answer an invitation.</summary>
    public int AnswerDays { get; init; } = 3;

    /// <summary>How many calendar days experts have to score.</summary>
    public int ScoringDays { get; init; } = 10;
}
