using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ScenarioHub.Sealing;
using ScenarioHub.Testing;

namespace ScenarioHub.Bench.Rush;

/// <summary>What became of one company's submission.</summary>
internal record Outcome(DateTimeOffset Sent, DateTimeOffset Answered, TimeSpan Took, HttpStatusCode Status, string? Code, Receipt? Receipt, int Tries);

/// <summary>Companies that submit bids of one size through the gateway, each once.</summary>
internal sealed class Companies : IDisposable
{
    private readonly Stack _stack;
    private readonly HttpClient _http;
    private readonly byte[] _body;

    public Companies(Stack stack, int bytes)
    {
        _stack = stack;
        _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 512, PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30) })
        {
            BaseAddress = stack.Gateway,
            Timeout = TimeSpan.FromSeconds(30),
        };
        _body = Body(bytes);
    }

    public string[] Tokens(int count) =>
        [.. Enumerable.Range(0, count).AsParallel().Select(i => _stack.Issuer.TokenFor(TestPerson.OfCompany($"第{i}家企业")))];

    /// <summary>Submits, and asks again with the same key while the platform is not there; until <paramref name="giveUp"/>.</summary>
    public async Task<Outcome> SubmitAsync(Guid challenge, string token, DateTimeOffset? giveUp = null)
    {
        var (key, sent, watch) = (Guid.NewGuid().ToString(), DateTimeOffset.UtcNow, Stopwatch.StartNew());
        for (var tries = 1; ; tries++)
        {
            var (status, code, receipt) = await TryAsync(challenge, token, key);
            if ((int)status is < 500 and > 0 || giveUp is null || DateTimeOffset.UtcNow > giveUp)
            {
                return new(sent, DateTimeOffset.UtcNow, watch.Elapsed, status, code, receipt, tries);
            }

            await Task.Delay(250);
        }
    }

    /// <summary>Submits with so many at a time, as fast as it goes.</summary>
    public async Task<(IReadOnlyList<Outcome> Outcomes, TimeSpan Took)> AllAsync(Guid challenge, int count, int atATime)
    {
        var tokens = Tokens(count);
        var (outcomes, watch) = (new ConcurrentBag<Outcome>(), Stopwatch.StartNew());
        await Parallel.ForEachAsync(tokens, new ParallelOptions { MaxDegreeOfParallelism = atATime }, async (token, _) => outcomes.Add(await SubmitAsync(challenge, token)));
        return ([.. outcomes], watch.Elapsed);
    }

    public void Dispose() => _http.Dispose();

    private async Task<(HttpStatusCode, string?, Receipt?)> TryAsync(Guid challenge, string token, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/bidding/challenges/{challenge}/submissions")
        {
            Content = new ByteArrayContent(_body) { Headers = { ContentType = new("application/json") } },
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Idempotency-Key", key);
        try
        {
            using var answer = await _http.SendAsync(request);
            var text = await answer.Content.ReadAsByteArrayAsync();
            return answer.StatusCode is HttpStatusCode.Created
                ? (answer.StatusCode, null, JsonSerializer.Deserialize<Receipt>(text, JsonSerializerOptions.Web))
                : (answer.StatusCode, text is [(byte)'{', ..] && JsonSerializer.Deserialize<JsonElement>(text).TryGetProperty("code", out var code) ? code.GetString() : null, null);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or JsonException)
        {
            return (0, e.Message, null);
        }
    }

    private static byte[] Body(int bytes)
    {
        var rest = bytes - 600;
        var text = string.Concat(Enumerable.Range(0, (bytes / 16) + 1).Select(_ => Guid.NewGuid().ToString("n")[..16]));
        return Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
        {
            technicalRoute = text[..(rest * 7 / 10)],
            evidence = text[..(rest * 3 / 10)],
            commitments = new[] { new { indicator = "识别准确率", value = "≥ 96" } },
            milestones = new[] { new { name = "验收", month = 12, share = 100 } },
            ownYuan = 2_000_000,
            publicYuan = 1_000_000,
            team = new[] { new { role = "负责人" } },
            pledge = true,
        }));
    }
}
