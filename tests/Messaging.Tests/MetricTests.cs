using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ScenarioHub.ServiceDefaults.Telemetry;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Messaging.Tests;

public class MetricTests(WorkerApp app)
{
    [Fact]
    public async Task Outbox_and_queue_depths_are_measured()
    {
        Assert.NotNull(app.Services);
        var seen = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name == HubTelemetry.Name)
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => seen[Name(instrument, tags)] = value);
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => seen[Name(instrument, tags)] = value);
        listener.Start();
        await Eventually.Async(
            () =>
            {
                listener.RecordObservableInstruments();
                return Task.FromResult(string.Join(", ", seen.Keys));
            },
            names => names.Contains("scenariohub.outbox.lag", StringComparison.Ordinal)
                && names.Contains("scenariohub.queue.depth worker-scenario-approved waiting", StringComparison.Ordinal)
                && names.Contains("scenariohub.queue.depth worker-scenario-approved dead", StringComparison.Ordinal),
            seconds: 40);
    }

    private static string Name(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(' ', [instrument.Name, .. tags.ToArray().Select(tag => tag.Value)]);
}
