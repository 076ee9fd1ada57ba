using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json;
using MassTransit;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Testing;

namespace ScenarioHub.Bench.Notifications;

/// <summary>How soon an event is seen in an open page, by way of broker, consumer, table, feed and gateway.</summary>
internal sealed class Streams : IMeasurement
{
    private const int PerSecond = 200;

    // A service that has run for a while: its code is compiled by then.
    private const int WarmUp = 3000;

    public string Name => "streams";

    public string What => $"event to open page at {PerSecond} events/s (aim p50 ≤ 100 ms, p99 ≤ 500 ms, ≤ 300 MB for the streams)";

    public async Task<bool> RunAsync(BenchOptions options)
    {
        await using var stack = await Stack.StartAsync();
        var people = Enumerable.Range(0, options.Streams).Select(_ => TestPerson.OfCompany()).ToArray();
        foreach (var chunk in people.Chunk(500))
        {
            await stack.SqlAsync<object>(
                "INSERT INTO member SELECT p, 1, o, '一人', 'a@example.cn', 'zh-CN', ARRAY['member'], true FROM unnest($1, $2) AS x (p, o)",
                chunk.Select(p => p.PersonId).ToArray(), chunk.Select(p => p.OrganizationId).ToArray());
        }

        var before = Memory(stack);
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = int.MaxValue }) { BaseAddress = stack.Gateway, Timeout = Timeout.InfiniteTimeSpan };
        using var end = new CancellationTokenSource();
        var times = new ConcurrentBag<double>();
        var opened = 0;
        var reading = new List<Task>();
        foreach (var chunk in people.Chunk(50))
        {
            reading.AddRange(chunk.Select(person => ReadAsync(client, stack.Issuer.TokenFor(person), times, () => Interlocked.Increment(ref opened), end.Token)));
            while (opened < reading.Count)
            {
                await Task.Delay(10);
            }
        }

        var held = Memory(stack) - before;
        Console.WriteLine($"{opened} streams open, {held / 1048576} MB for them");
        await SendAsync(stack, people, WarmUp, PerSecond / 2);
        await SeenAsync(times, WarmUp);
        times.Clear();
        var count = PerSecond * options.Seconds;
        var used = stack.ProcessorTime;
        await SendAsync(stack, people, count, PerSecond);
        await SeenAsync(times, count);

        used = stack.ProcessorTime - used;
        await end.CancelAsync();
        var sorted = times.Order().ToList();
        var (half, most) = (sorted[sorted.Count / 2], sorted[(int)(sorted.Count * 0.99)]);
        Console.WriteLine($"{sorted.Count} of {count} events seen; p50 {half:F0} ms, p99 {most:F0} ms, slowest {sorted[^1]:F0} ms; the service used {used.TotalMilliseconds / count:F1} ms of processor each");
        return sorted.Count == count && half <= 100 && most <= 500 && held <= 300L * 1048576;
    }

    /// <summary>At a steady rate whether or not they are seen; each carries the instant at which it was due.</summary>
    private static async Task SendAsync(Stack stack, TestPerson[] people, int count, int perSecond)
    {
        var clock = Stopwatch.StartNew();
        var sending = new List<Task>(count);
        for (var i = 0; i < count; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / perSecond);
            while (due > clock.Elapsed)
            {
                await Task.Delay(1);
            }

            var person = people[Random.Shared.Next(people.Length)];
            sending.Add(stack.Bus.Publish(
                new BidReceived(Guid.CreateVersion7(), 2, Guid.CreateVersion7(), "BG", $"t{Stopwatch.GetTimestamp()}t", person.OrganizationId, "submitted", DateTimeOffset.UtcNow),
                c => c.MessageId = Guid.CreateVersion7()));
        }

        await Task.WhenAll(sending);
    }

    private static async Task SeenAsync(ConcurrentBag<double> times, int count)
    {
        for (var wait = Stopwatch.StartNew(); times.Count < count && wait.Elapsed.TotalSeconds < 30;)
        {
            await Task.Delay(50);
        }
    }

    private static async Task ReadAsync(HttpClient client, string token, ConcurrentBag<double> times, Action opened, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/notifications/stream") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        answer.EnsureSuccessStatusCode();
        try
        {
            await foreach (var item in SseParser.Create(await answer.Content.ReadAsStreamAsync(ct)).EnumerateAsync(ct))
            {
                if (item.EventType == "unread" && item.Data.Contains("\"count\":0", StringComparison.Ordinal))
                {
                    opened();
                }
                else if (item.EventType == "notice")
                {
                    var title = JsonDocument.Parse(item.Data).RootElement.GetProperty("title").GetString()!;
                    times.Add(Stopwatch.GetElapsedTime(long.Parse(title.Split('t')[^2], CultureInfo.InvariantCulture)).TotalMilliseconds);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
    }

    private static long Memory(Stack stack)
    {
        stack.Service.Refresh();
        return stack.Service.WorkingSet64;
    }
}
