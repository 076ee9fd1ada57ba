namespace ScenarioHub.Bidding.Assignment;

/// <summary>An expert as the assignment sees it.</summary>
/// <param name="Region">A number for the province; equal numbers are the same province.</param>
/// <param name="Load">How many bids the expert has in hand already, kept ones included.</param>
/// <param name="Capacity">How many it can have in hand at most.</param>
public record Reviewer(int Region, int Load, int Capacity);

/// <summary>Which experts shall read which bids.</summary>
/// <param name="Size">How many experts each bid needs.</param>
/// <param name="Reviewers">The experts.</param>
/// <param name="Fit">For each bid and expert the cost of the pair, or nothing where a conflict forbids it.</param>
/// <param name="Kept">For each bid the experts who stay with it.</param>
public record AssignmentProblem(int Size, IReadOnlyList<Reviewer> Reviewers, IReadOnlyList<IReadOnlyList<long?>> Fit, IReadOnlyList<IReadOnlyList<int>> Kept);

/// <summary>A pair that the assignment makes, and what it cost.</summary>
/// <param name="Fit">For the distance of fields.</param>
/// <param name="Load">For the bids that the expert has already.</param>
/// <param name="Region">For others of the same province on the same bid.</param>
public record AssignedPair(int Bid, int Reviewer, long Fit, long Load, long Region);

/// <summary>The answer.</summary>
/// <param name="Pairs">New pairs; kept ones are not repeated.</param>
/// <param name="Missing">For each bid how many experts could not be found.</param>
/// <param name="Cost">The sum over all new pairs.</param>
public record AssignmentPlan(IReadOnlyList<AssignedPair> Pairs, IReadOnlyList<int> Missing, long Cost);
