using ScenarioHub.Bidding.Assignment;

namespace ScenarioHub.Bidding.Tests.Assignment;

/// <summary>Problems of real size.</summary>
public static class AssignmentSamples
{
    /// <summary>Experts of 31 provinces, one pair in twenty in conflict, capacity 20.</summary>
    public static AssignmentProblem Large(int bids, int experts, int size, Random random) => new(
        size, [.. Enumerable.Range(0, experts).Select(_ => new Reviewer(random.Next(31), random.Next(3), 22))],
        [.. Enumerable.Range(0, bids).Select(_ => (IReadOnlyList<long?>)[.. Enumerable.Range(0, experts)
            .Select(_ => random.Next(20) == 0 ? (long?)null : random.Next(1001))])],
        [.. Enumerable.Range(0, bids).Select(_ => (IReadOnlyList<int>)[])]);
}
