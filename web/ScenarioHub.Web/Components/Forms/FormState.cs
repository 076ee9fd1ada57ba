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

    /// <summary>The messages of a field, and of its entries where it is a list of words (<c>technologies[2]</c>).</summary>
    public IEnumerable<string> ErrorsOf(string field) => Problem is null ? [] : Problem.For(ApiName(field)).Concat(OfEntries(ApiName(field)));

    /// <summary>Whether what was typed could not be read.</summary>
    public bool Malformed(string field) => Problem?.Fields.Any(f => f.Field == ApiName(field) && f.Code == "field.malformed") == true;

    private IEnumerable<string> OfEntries(string field) =>
        Problem!.Fields.Where(f => f.Field.StartsWith(field + "[", StringComparison.Ordinal) && f.Field.EndsWith(']')).Select(f => f.Message);
}
