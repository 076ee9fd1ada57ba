using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Xunit;

namespace ScenarioHub.Testing;

/// <summary>
/// Calls every endpoint that a service's OpenAPI document names, with odd values in every place that takes a text, a number or an instant. Whatever comes in, the
/// answer is never that the service itself failed. Give it a service of its own: what is accepted is done.
/// </summary>
public sealed class EveryEndpoint(JsonElement document)
{
    /// <summary>Values as they stand in JSON, quotes included.</summary>
    public sealed record Odd(string Name, string Text, string Instant, string Day, string Number);

    private const int Deepest = 8;
    private const int AtOnce = 4;

    /// <summary>NUL, which PostgreSQL has no text with; half a surrogate pair, which no encoding can write; the ends of the calendar and of the numbers; what word processors leave behind.</summary>
    public static IReadOnlyList<Odd> Oddities { get; } =
    [
        new("nul", "\"a\\u0000b\"", "\"2027-01-01T00:00:00Z\"", "\"2026-01-01\"", "1"),
        new("half a pair", "\"a\\ud83d\"", "\"2027-01-01T00:00:00Z\"", "\"2026-01-01\"", "1"),
        new("the last instant", "\"正常文字😀\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"9999-12-31\"", "2147483647"),
        new("the first instant", "\"\\u000b \\uffff\\u0001‮\"", "\"0001-01-01T00:00:00Z\"", "\"0001-01-01\"", "-1"),
        new("far away", $"\"{new string('长', 4_000)}\"", "\"2999-12-31T23:59:59Z\"", "\"2999-12-31\"", "99999999999999999999"),
        new("nothing", "null", "null", "null", "null"),
    ];

    /// <summary>Calls all of it and returns what answered 500 or worse, and how many calls there were.</summary>
    public async Task<(List<string> Failed, int Calls, int NulRefused)> CallAsync(HttpClient client, CancellationToken ct)
    {
        var (failed, calls, refused) = (new ConcurrentQueue<string>(), 0, 0);
        var all = document.GetProperty("paths").EnumerateObject().SelectMany(
            path => path.Value.EnumerateObject(), (path, operation) => (Path: path.Name, Method: operation.Name, Operation: operation.Value));
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (at, end) =>
        {
            foreach (var odd in Oddities)
            {
                using var request = Request(at.Method, at.Path, at.Operation, odd);
                Interlocked.Increment(ref calls);
                using var answer = await SendAsync(client, request, end);
                if (answer is null)
                {
                    continue;
                }

                if ((int)answer.StatusCode >= 500)
                {
                    failed.Enqueue($"{odd.Name}: {request.Method} {request.RequestUri} {(int)answer.StatusCode} {await Shortened(request.Content)}");
                }

                if (odd.Name is "nul" && (int)answer.StatusCode == 400 && request.Content is not null && await NamesFieldAsync(answer, end))
                {
                    Interlocked.Increment(ref refused);
                }
            }
        });
        return ([.. failed.Order()], calls, refused);
    }

    /// <summary>Nothing where the service has sent the client on to another host, which it did on purpose.</summary>
    private static async Task<HttpResponseMessage?> SendAsync(HttpClient client, HttpRequestMessage request, CancellationToken ct)
    {
        try
        {
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.NameResolutionError)
        {
            return null;
        }
    }

    private static async Task<string> Shortened(HttpContent? content) => content is null ? "" : await content.ReadAsStringAsync() is { Length: > 300 } text ? text[..300] : await content.ReadAsStringAsync();

    private static async Task<bool> NamesFieldAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        var body = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(ct));
        return body.TryGetProperty("errors", out var errors) && errors.EnumerateArray().All(e => e.GetProperty("field").GetString() is not null && e.GetProperty("code").GetString() is { Length: > 0 });
    }

    private HttpRequestMessage Request(string method, string path, JsonElement operation, Odd odd)
    {
        var (address, query) = (path, new List<string>());
        foreach (var parameter in operation.TryGetProperty("parameters", out var all) ? all.EnumerateArray() : [])
        {
            var name = parameter.GetProperty("name").GetString()!;
            var value = parameter.TryGetProperty("schema", out var schema) ? JsonText(Write(schema, odd, 0)) : "x";
            if (parameter.GetProperty("in").GetString() is "path")
            {
                address = address.Replace($"{{{name}}}", value is "" or "null" ? "x" : Uri.EscapeDataString(value.Length > 200 ? value[..200] : value), StringComparison.Ordinal);
            }
            else if (parameter.GetProperty("in").GetString() is "query" && value is not "null")
            {
                query.Add($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value.Length > 500 ? value[..500] : value)}");
            }
        }

        var request = new HttpRequestMessage(new(method.ToUpperInvariant()), query is [] ? address : $"{address}?{string.Join('&', query)}");
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString());
        if (operation.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var json) && json.TryGetProperty("schema", out var shape))
        {
            request.Content = new StringContent(Write(shape, odd, 0), Encoding.UTF8, "application/json");
        }

        return request;
    }

    /// <summary>A JSON value that has the shape, with odd values in it.</summary>
    private string Write(JsonElement schema, Odd odd, int depth)
    {
        if (schema.ValueKind != JsonValueKind.Object || depth > Deepest)
        {
            return "null";
        }

        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Write(document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]), odd, depth + 1);
        }

        foreach (var choice in new[] { "oneOf", "anyOf", "allOf" })
        {
            if (schema.TryGetProperty(choice, out var some))
            {
                return Write(some.EnumerateArray().Last(s => TypeOf(s) is not "null"), odd, depth + 1);
            }
        }

        if (schema.TryGetProperty("enum", out var words))
        {
            return words[0].GetRawText();
        }

        return (TypeOf(schema), schema.TryGetProperty("format", out var format) ? format.GetString() : null) switch
        {
            ("string", "date-time") => odd.Instant,
            ("string", "date") => odd.Day,
            ("string", "uuid") => $"\"{Guid.CreateVersion7()}\"",
            ("string", _) => odd.Text,
            ("integer" or "number", _) => odd.Number,
            ("boolean", _) => "true",
            ("array", _) => $"[{Write(schema.TryGetProperty("items", out var item) ? item : default, odd, depth + 1)}]",
            _ => Members(schema, odd, depth),
        };
    }

    private string Members(JsonElement schema, Odd odd, int depth)
    {
        var members = schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().Select(p => $"{JsonSerializer.Serialize(p.Name)}:{Write(p.Value, odd, depth + 1)}").ToList() : [];
        if (schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.Object)
        {
            members.Add($"{(odd.Text is "null" ? "\"\"" : odd.Text)}:{Write(more, odd, depth + 1)}");
        }

        return $"{{{string.Join(',', members)}}}";
    }

    private static string? TypeOf(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? null
        : type.ValueKind == JsonValueKind.String ? type.GetString()
        : type.EnumerateArray().Select(t => t.GetString()).FirstOrDefault(t => t is "integer" or "number") ?? type.EnumerateArray().Select(t => t.GetString()).First(t => t is not "null");

    /// <summary>A JSON value as it stands in an address; half a pair cannot stand there.</summary>
    private static string JsonText(string json) => json is ['"', ..] && !json.Contains("\\ud", StringComparison.Ordinal) ? JsonSerializer.Deserialize<string>(json)! : json.Trim('"');

    /// <summary>Calls a service as everybody in turn; fails with what the service could not bear.</summary>
    public static async Task BearsEverythingAsync(IReadOnlyList<HttpClient> everybody, string service, CancellationToken ct)
    {
        var document = JsonSerializer.Deserialize<JsonElement>(await everybody[0].GetStringAsync($"/api/{service}/openapi.json", ct));
        var (failed, calls, refused) = (new List<string>(), 0, 0);
        foreach (var client in everybody)
        {
            var seen = await new EveryEndpoint(document).CallAsync(client, ct);
            failed.AddRange(seen.Failed);
            (calls, refused) = (calls + seen.Calls, refused + seen.NulRefused);
        }

        Assert.True(failed.Count == 0, $"{failed.Count} of {calls} calls:\n{string.Join('\n', failed.DistinctBy(f => f[..Math.Min(f.Length, 80)]).Take(40))}");
        Assert.True(refused > 0, $"NUL was refused at a field {refused} times among {calls} calls.");
    }
}
