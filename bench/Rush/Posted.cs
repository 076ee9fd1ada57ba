using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using ScenarioHub.Sealing;
using ScenarioHub.Testing;

namespace ScenarioHub.Bench.Rush;

/// <summary>A challenge and what its park does with it.</summary>
internal sealed class Posted
{
    private readonly Stack _stack;
    private readonly HttpClient _http;
    private readonly TestPerson _park = TestPerson.OfPark();

    private Posted(Stack stack) => (_stack, _http) = (stack, new() { BaseAddress = new(stack.Gateway, "/api/bidding/"), Timeout = TimeSpan.FromMinutes(2) });

    public Guid Id { get; private set; }

    public static async Task<Posted> OpenAsync(Stack stack)
    {
        var posted = new Posted(stack);
        var draft = await posted.SendAsync(posted._park, HttpMethod.Post, "challenges", new
        {
            title = "截止前集中递交",
            problem = "许多企业在最后一分钟递交申报，一份也不能丢。",
            type = "government",
            indicators = new[] { new { name = "识别准确率", target = "≥ 95", unit = "%" } },
            deadline = DateTimeOffset.UtcNow.AddDays(30),
        });
        posted.Id = draft.GetProperty("id").GetGuid();
        await posted.SendAsync(posted._park.Colleague(), HttpMethod.Post, $"challenges/{posted.Id}/approve", null, 1);
        await posted.SendAsync(posted._park, HttpMethod.Post, $"challenges/{posted.Id}/open", null, 2);
        return posted;
    }

    /// <summary>Sets the deadline by the database's clock, which is this machine's.</summary>
    public async Task<DateTimeOffset> DeadlineInAsync(double seconds) => (DateTime)(await SqlAsync(
        "UPDATE challenge SET deadline = clock_timestamp() + make_interval(secs => $2) WHERE id = $1 RETURNING deadline", Id, seconds))!;

    public async Task<TimeSpan> OpenBidsAsync()
    {
        JsonElement now;
        while ((now = await GetAsync($"challenges/{Id}")).GetProperty("state").GetString() is "open")
        {
            await Task.Delay(100);
        }

        var watch = Stopwatch.StartNew();
        await SendAsync(_park, HttpMethod.Post, $"challenges/{Id}/opening", null, now.GetProperty("version").GetInt64());
        return watch.Elapsed;
    }

    public Task<JsonElement> GetAsync(string path) => SendAsync(_park, HttpMethod.Get, path, null);

    public async Task<LogKeys> KeysAsync() => (await GetAsync("log/keys")).Deserialize<LogKeys>(JsonSerializerOptions.Web)!;

    public async Task<TreeHead> HeadAsync() => (await GetAsync($"challenges/{Id}/log")).GetProperty("head").Deserialize<TreeHead>(JsonSerializerOptions.Web)!;

    public async Task<byte[][]> LeavesAsync()
    {
        var leaves = new List<byte[]>();
        for (string? next = "0"; next is not null;)
        {
            var page = await GetAsync($"challenges/{Id}/log/leaves?limit=1000&from={next}");
            leaves.AddRange(page.GetProperty("items").EnumerateArray().Select(l => Convert.FromHexString(l.GetProperty("leaf").GetString()!)));
            next = page.TryGetProperty("next", out var mark) ? mark.GetString() : null;
        }

        return [.. leaves];
    }

    public async Task<object?> SqlAsync(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_stack.Database) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 60 };
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return await command.ExecuteScalarAsync();
    }

    private async Task<JsonElement> SendAsync(TestPerson who, HttpMethod method, string path, object? body, long? version = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _stack.Issuer.TokenFor(who));
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        }

        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonSerializer.Deserialize<JsonElement>(text) : throw new InvalidOperationException($"{method} {path}: {(int)answer.StatusCode} {text}");
    }
}
