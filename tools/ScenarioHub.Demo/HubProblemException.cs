using System.Text.Json.Nodes;

namespace ScenarioHub.Demo;

/// <summary>An answer of the platform that is not the hoped-for one, with its problem details.</summary>
public class HubProblemException(string call, int status, JsonNode? problem)
    : Exception($"{call} → {status} {problem?["code"]}: {problem?["title"]}{Errors(problem)}")
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The stable code of the problem.</summary>
    public string? Code { get; } = (string?)problem?["code"];

    private static string Errors(JsonNode? problem) => problem?["errors"] is JsonArray { Count: > 0 } errors
        ? "\n  " + string.Join("\n  ", errors.Take(10).Select(e => e!.ToJsonString()))
        : "";
}
