using ScenarioHub.Demo;
using ScenarioHub.System.Tests;
using ScenarioHub.Testing.Hub;
using Xunit;

[assembly: AssemblyFixture(typeof(WholeHub))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace ScenarioHub.System.Tests;

/// <summary>The whole, with a collector for its traces, in which the main job has been walked once.</summary>
public sealed class WholeHub : IAsyncLifetime
{
    private HttpClient? _client;
    private OtlpReceiver? _collector;
    private RunningHub? _hub;

    /// <summary>The running model.</summary>
    public RunningHub Hub => _hub!;

    /// <summary>Spans received until now.</summary>
    internal IReadOnlyCollection<Span> Spans => _collector!.Spans;

    /// <summary>What the walk has told.</summary>
    public string Story { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        _collector = await OtlpReceiver.StartAsync();
        _hub = await RunningHub.StartAsync(
            new("OTEL_EXPORTER_OTLP_ENDPOINT", _collector.Address), new("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), new("OTEL_BSP_SCHEDULE_DELAY", "500"));
        _client = new() { BaseAddress = Hub.Address, DefaultRequestHeaders = { { "Accept-Language", "zh-CN" } } };
        await using var story = new StringWriter();
        await new MainJob(Hub.Address, Hub.DemoPassword, story).RunAsync();
        Story = story.ToString();
    }

    /// <summary>Signs a demo account in.</summary>
    public Task<Person> SignInAsync(string account) => Person.SignInAsync(_client!, account, $"{account}@demo.example", Hub.DemoPassword);

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_hub is not null)
        {
            await _hub.DisposeAsync();
        }

        if (_collector is not null)
        {
            await _collector.DisposeAsync();
        }
    }
}
