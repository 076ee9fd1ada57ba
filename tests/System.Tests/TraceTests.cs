using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.System.Tests;

public class TraceTests(WholeHub whole)
{
    [Fact]
    public async Task One_trace_runs_from_the_request_through_the_gateway_a_service_and_the_broker_to_consumers_elsewhere()
    {
        var chain = await Eventually.Async(
            () => Task.FromResult(ChainTo("notifications", from: "gateway", through: "scenarios")), chain => chain.Count > 0, seconds: 40);
        Assert.Contains(chain, span => span.Name.Contains("outbox", StringComparison.Ordinal));

        var chains = await Eventually.Async(
            () => Task.FromResult(ChainTo("matchmaking", from: "gateway", through: "scenarios")), found => found.Count > 0, seconds: 40);
        Assert.NotEmpty(chains);
    }

    /// <summary>The spans from a service's up to the gateway's root, where they pass through another service; empty where there are none.</summary>
    private List<Span> ChainTo(string last, string from, string through)
    {
        var byId = whole.Spans.DistinctBy(s => s.SpanId).ToDictionary(s => s.SpanId);
        return byId.Values.Where(s => s.Service == last)
            .Select(span => Ancestors(span, byId).ToList())
            .FirstOrDefault(chain => chain.Exists(s => s.Service == through) && chain[^1].Service == from && chain[^1].ParentId.Length == 0) ?? [];
    }

    private static IEnumerable<Span> Ancestors(Span span, Dictionary<string, Span> byId)
    {
        for (var at = span; at is not null; at = byId.GetValueOrDefault(at.ParentId))
        {
            yield return at;
        }
    }
}
