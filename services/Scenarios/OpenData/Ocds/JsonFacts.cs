using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScenarioHub.Scenarios.OpenData.Ocds;

/// <summary>How facts of a process are stored.</summary>
internal static class JsonFacts
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true,
    };

    public static string Write(ProcessFacts facts) => JsonSerializer.Serialize(facts, Options);

    public static ProcessFacts Read(string json) => JsonSerializer.Deserialize<ProcessFacts>(json, Options)!;
}
