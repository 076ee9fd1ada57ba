namespace ScenarioHub.Matchmaking.Engine;

/// <summary>
/// What carries a pair, as shares of the question's weight that were met, by the weights that can be learnt (撮合特征). The sum is the share
/// that <see cref="Suggestion.Score"/> is bent from.
/// </summary>
/// <param name="Words">Shared words.</param>
/// <param name="Named">Concepts that both sides name.</param>
/// <param name="Hierarchy">Parents, children and siblings of concepts that the need names.</param>
/// <param name="Related">Trades that the need leads to.</param>
/// <param name="Place">Shared city, province and macro-region.</param>
/// <param name="Qualification">Qualifications that the need names.</param>
/// <param name="Ready">Proven products, where the need wants them.</param>
/// <param name="Record">Cases of use and people enough.</param>
public readonly record struct PairShares(
    double Words, double Named, double Hierarchy, double Related, double Place, double Qualification, double Ready, double Record)
{
    public double Sum => Words + Named + Hierarchy + Related + Place + Qualification + Ready + Record;
}
