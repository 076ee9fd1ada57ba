namespace ScenarioHub.Bench.Matching;

/// <summary>The growth as Markdown.</summary>
internal static class GrowthTable
{
    public static string Of(IReadOnlyList<GrowthPoint> points) =>
        $"""
        `./hub bench matching --growth`, {DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} processors. A question is a whole scenario text; the answer its 50
        best profiles with reasons. "Processor" is the time that the asking thread itself used.

        | profiles | build | memory | p50 | p99 | processor p50 | processor p99 | image | written in | read in |
        |--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
        {string.Join('\n', points.Select(Row))}

        ![Time and memory by the number of profiles](images/matching-growth.svg)
        """;

    private static string Row(GrowthPoint p) =>
        $"| {p.Profiles:N0} | {p.Build:F1} s | {p.Memory:N0} MB | {p.Wall.P50:F2} ms | {p.Wall.P99:F2} ms | {p.Processor.P50:F2} ms | {p.Processor.P99:F2} ms | {p.Image:N0} MB | {p.Save:F1} s | {p.Load:F1} s |";
}
