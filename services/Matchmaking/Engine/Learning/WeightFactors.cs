namespace ScenarioHub.Matchmaking.Engine;

/// <summary>What is learnt: by how much each group of weights differs from what the program brings along (撮合权重系数). Words are the measure, 1.</summary>
/// <param name="Named">Concepts that both sides name.</param>
/// <param name="Hierarchy">Parents, children and siblings of concepts.</param>
/// <param name="Related">Related trades.</param>
/// <param name="Place">City, province, macro-region.</param>
/// <param name="Qualification">Qualifications that the need names.</param>
/// <param name="Ready">Proven products, where they are wanted.</param>
/// <param name="Record">Cases of use.</param>
public sealed record WeightFactors(double Named, double Hierarchy, double Related, double Place, double Qualification, double Ready, double Record)
{
    /// <summary>As the program brings them along.</summary>
    public static WeightFactors None { get; } = new(1, 1, 1, 1, 1, 1, 1);

    /// <summary>A pair's share of the question by these factors.</summary>
    public double Apply(PairShares shares) =>
        shares.Words + (Named * shares.Named) + (Hierarchy * shares.Hierarchy) + (Related * shares.Related) + (Place * shares.Place)
        + (Qualification * shares.Qualification) + (Ready * shares.Ready) + (Record * shares.Record);
}
