using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Matrix;

/// <summary>The statuses that the service documents for what is read.</summary>
public static class OpenApi
{
    /// <summary>By a pattern of the path.</summary>
    public static async Task<IReadOnlyDictionary<string, HashSet<int>>> StatusesAsync(BiddingApp app)
    {
        using var client = app.As(null);
        var document = JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync("/api/bidding/openapi.json", TestContext.Current.CancellationToken));
        return document.GetProperty("paths").EnumerateObject().Where(p => p.Value.TryGetProperty("get", out _)).ToDictionary(
            p => $"^{Regex.Replace(p.Name, @"\{[^}]+\}", "[^/]+")}/?$",
            p => p.Value.GetProperty("get").GetProperty("responses").EnumerateObject().Select(r => int.Parse(r.Name, null)).ToHashSet());
    }

    /// <summary>Whether a refusal stands in the documentation of its path; that one must sign in, or be somebody else, is said once for all.</summary>
    public static bool Documents(IReadOnlyDictionary<string, HashSet<int>> documented, string path, int status) =>
        status is 401 or 403 || documented.Any(d => Regex.IsMatch($"/api/bidding{path.Split('?')[0]}", d.Key) && d.Value.Contains(status));
}
