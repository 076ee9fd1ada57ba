using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ScenarioHub.Contracts.Bidding;

namespace ScenarioHub.Bench.Notifications;

/// <summary>
/// 1,000 webhooks that each of some events calls, first all healthy, then 5 % dead (half refuse, half never answer) and 5 % slow (answer after
/// three seconds). What counts is how long it takes from the event to the call of the other 900, in both runs.
/// </summary>
internal sealed class Webhooks : IMeasurement
{
    private const int Endpoints = 1000;
    private const int Dead = 50;
    private const int Slow = 50;
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(8);

    public string Name => "webhooks";

    public string What => "1,000 webhooks, 5 % dead and 5 % slow (aim: p99 of the others at most twice that without the sick ones)";

    public async Task<bool> RunAsync(BenchOptions options)
    {
        var events = options.Events;
        await using var receivers = await Receivers.StartAsync();
        await using var stack = await Stack.StartAsync(("Webhooks__AllowPrivate", "true"));
        var organization = Guid.CreateVersion7();
        await stack.SqlAsync<object>("INSERT INTO organization (id, version, kind, name, state) VALUES ($1, 1, 'company', '测试企业', 'verified')", organization);
        await stack.SqlAsync<object>("INSERT INTO member VALUES (gen_random_uuid(), 1, $1, '张三', 'p@example.cn', 'zh-CN', ARRAY['member'], true)", organization);
        await stack.SqlAsync<object>(
            """
            INSERT INTO webhook (id, version, organization_id, name, url, format, topics, state, generation, created_at)
            SELECT gen_random_uuid(), 1, $1, 'w' || i, address || '/' || i, 'Standard', ARRAY[]::text[], 'Active', 1, now()
            FROM unnest($2) WITH ORDINALITY AS x (address, i)
            """,
            organization, receivers.Addresses);

        // A first event opens connections and compiles what runs; it is not counted.
        await TellAsync(stack, receivers, organization, 1);
        receivers.Forget();
        var healthy = await TellAsync(stack, receivers, organization, events);
        Say($"webhooks, all {Endpoints} healthy: the 900 called p50 {At(healthy, .5):0} ms, p99 {At(healthy, .99):0} ms after the event ({healthy.Count} calls)");

        await stack.SqlAsync<object>($"UPDATE webhook SET url = 'http://127.0.0.1:1/' || name WHERE substr(name, 2)::int > {Endpoints - (Dead / 2)}");
        await stack.SqlAsync<object>($"UPDATE webhook SET url = replace(url, '/' || substr(name, 2), '/never/' || name) WHERE substr(name, 2)::int BETWEEN {Endpoints - Dead + 1} AND {Endpoints - (Dead / 2)}");
        await stack.SqlAsync<object>($"UPDATE webhook SET url = replace(url, '/' || substr(name, 2), '/slow/' || name) WHERE substr(name, 2)::int BETWEEN {Endpoints - Dead - Slow + 1} AND {Endpoints - Dead}");
        receivers.Forget();
        var beside = await TellAsync(stack, receivers, organization, events);
        Say($"webhooks, 5 % dead and 5 % slow: the 900 called p50 {At(beside, .5):0} ms, p99 {At(beside, .99):0} ms after the event ({beside.Count} calls)");
        var ratio = At(beside, .99) / At(healthy, .99);
        Say($"p99 with the sick ones is {ratio:0.00} times that without (wanted: at most 2)");
        return ratio <= 2 && beside.Count == healthy.Count && healthy.Count == events * (Endpoints - Dead - Slow);
    }

    private static async Task<IReadOnlyList<double>> TellAsync(Stack stack, Receivers receivers, Guid organization, int events)
    {
        var told = new Dictionary<string, long>();
        for (var i = 0; i < events; i++)
        {
            var bid = Guid.CreateVersion7();
            told[bid.ToString()] = Stopwatch.GetTimestamp();
            await stack.Bus.Publish(new BidReceived(bid, 2, Guid.CreateVersion7(), "BG-2026-000001", "低空物流", organization, "submitted", DateTimeOffset.UtcNow));
            await Task.Delay(Apart);
        }

        var wanted = events * (Endpoints - Dead - Slow);
        for (var tries = 0; tries < 600 && receivers.Called.Count < wanted; tries++)
        {
            await Task.Delay(100);
        }

        return [.. receivers.Called.Select(call => Stopwatch.GetElapsedTime(told[call.Bid], call.At).TotalMilliseconds).Order()];
    }

    private static double At(IReadOnlyList<double> ordered, double share) => ordered[(int)Math.Min(ordered.Count - 1, ordered.Count * share)];

    private static void Say(FormattableString words) => Console.WriteLine(words.ToString(CultureInfo.InvariantCulture));

    /// <summary>
    /// One server that plays all receivers, each under a loopback address of its own as they would have hosts of their own; the path says
    /// which one, and how it behaves.
    /// </summary>
    private sealed class Receivers : IAsyncDisposable
    {
        private readonly WebApplication _app;

        private Receivers(WebApplication app) => _app = app;

        public string[] Addresses => [.. _app.Urls];

        /// <summary>Calls of the 900: which bid, and when.</summary>
        public ConcurrentQueue<(string Bid, long At)> Called { get; } = new();

        public static async Task<Receivers> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                for (var i = 0; i < Endpoints; i++)
                {
                    kestrel.Listen(new IPAddress([127, 1, (byte)(1 + (i / 250)), (byte)(1 + (i % 250))]), 0);
                }
            });
            var receivers = new Receivers(builder.Build());
            receivers._app.MapPost("/{number:int}", receivers.TakeAsync);
            receivers._app.MapPost("/slow/{name}", (CancellationToken ct) => Task.Delay(TimeSpan.FromSeconds(3), ct));
            receivers._app.MapPost("/never/{name}", (CancellationToken ct) => Task.Delay(Timeout.Infinite, ct));
            await receivers._app.StartAsync();
            return receivers;
        }

        public void Forget() => Called.Clear();

        public ValueTask DisposeAsync() => _app.DisposeAsync();

        private async Task TakeAsync(int number, HttpRequest request)
        {
            var at = Stopwatch.GetTimestamp();
            using var body = await JsonDocument.ParseAsync(request.Body);
            if (number <= Endpoints - Dead - Slow)
            {
                Called.Enqueue((body.RootElement.GetProperty("data").GetProperty("link").GetString()!.Split('/')[^1], at));
            }
        }
    }
}
