using System.Text.Json;

namespace ScenarioHub.Bench.Matching;

/// <summary>The real samples that generated documents are recombined from.</summary>
internal sealed class Samples
{
    public IReadOnlyList<JsonElement> Profiles { get; } = Read("profiles.jsonl");

    public IReadOnlyList<JsonElement> Needs { get; } = [.. Read("scenarios.jsonl"), .. Read("challenges.jsonl")];

    public static string Text(JsonElement row, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
            {
                return value.GetString()!;
            }
        }

        return "";
    }

    public static string[] List(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) ? [.. value.EnumerateArray().Select(item => item.GetString()!)] : [];

    private static List<JsonElement> Read(string file) =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "samples", file))
            .Where(line => line.Length > 0)
            .Select(line => JsonDocument.Parse(line).RootElement),
    ];
}
