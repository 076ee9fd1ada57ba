using System.Text.Json;

namespace ScenarioHub.Persistence;

/// <summary>Names as PostgreSQL likes them: <c>OwnerId</c> → <c>owner_id</c>.</summary>
public static class SnakeCase
{
    /// <summary>The snake_case form of a PascalCase name.</summary>
    public static string Of(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
