using System.Text.Json;
using System.Text.Json.Nodes;
using ScenarioHub.ServiceDefaults;

namespace ScenarioHub.Bidding.Schemes;

/// <summary>A figure that two versions of a scheme have different (办法对比).</summary>
/// <param name="Field">Its path, such as <c>race.minimumGates</c>.</param>
/// <param name="Before">What it was; nothing where it was not there.</param>
/// <param name="After">What it is; nothing where it is gone.</param>
public record FigureChange(string Field, string? Before, string? After)
{
    private static readonly JsonSerializerOptions Json = NewJson();

    /// <summary>All that differs, in the order of the figures.</summary>
    public static IReadOnlyList<FigureChange> Between(Scheme before, Scheme after)
    {
        var (old, now) = (Flat(before), Flat(after));
        return
        [
            .. old.Keys.Union(now.Keys).Where(field => old.GetValueOrDefault(field) != now.GetValueOrDefault(field))
                .Select(field => new FigureChange(field, old.GetValueOrDefault(field), now.GetValueOrDefault(field))),
        ];
    }

    private static Dictionary<string, string?> Flat(Scheme scheme)
    {
        var figures = new Dictionary<string, string?>();
        Walk(JsonSerializer.SerializeToNode(scheme with { Source = null }, Json), "", figures);
        return figures;
    }

    private static void Walk(JsonNode? node, string path, Dictionary<string, string?> figures)
    {
        switch (node)
        {
            case JsonObject parts:
                foreach (var (name, part) in parts)
                {
                    Walk(part, path.Length is 0 ? name : $"{path}.{name}", figures);
                }

                break;
            case JsonArray entries:
                // A criterion is known by its key, wherever it stands; what has no key is known by its place.
                foreach (var (index, entry) in entries.Index())
                {
                    Walk(entry, $"{path}[{entry?["key"]?.ToString() ?? $"{index + 1}"}]", figures);
                }

                break;
            default:
                figures[path] = node?.ToString();
                break;
        }
    }

    private static JsonSerializerOptions NewJson()
    {
        var json = new JsonSerializerOptions();
        ServiceDefaultsExtensions.ConfigureJson(json);
        return json;
    }
}
