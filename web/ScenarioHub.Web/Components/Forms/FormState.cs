using System.Text.Json;

namespace ScenarioHub.Web.Components.Forms;

/// <summary>What a form tells its fields: the model's name in the posted form, what was wrong, and what was typed.</summary>
public record FormState(string Model, ApiProblem? Problem, Func<string, string?> Attempted)
{
    /// <summary>The posted name of a field, such as <c>Input.Indicators[0].Name</c>.</summary>
    public string NameOf(string field) => $"{Model}.{field}";

    /// <summary>The id of a field's control.</summary>
    public string IdOf(string field) => $"{Model}-{field}".Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);

    /// <summary>What a service calls the field, such as <c>indicators[0].name</c>.</summary>
    public static string ApiName(string field) => string.Join('.', field.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));

    /// <summary>The messages of a field.</summary>
    public IEnumerable<string> ErrorsOf(string field) => Problem?.For(ApiName(field)) ?? [];
}
