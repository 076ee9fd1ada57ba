using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;

namespace ScenarioHub.Scenarios.Tests.OpenData;

/// <summary>The standard's own schemas, with the bids extension patched in.</summary>
internal static class OcdsSchemas
{
    private static readonly Lazy<Task<JsonSchema>> Release = new(() => JsonSchema.FromJsonAsync(ReleaseSchema().ToJsonString()));
    private static readonly Lazy<Task<JsonSchema>> ReleasePackage = new(() => PackageAsync("release-package-schema.json"));
    private static readonly Lazy<Task<JsonSchema>> RecordPackage = new(() => PackageAsync("record-package-schema.json"));

    /// <summary>What the schemas find wrong with a release package and every release in it.</summary>
    public static async Task<IReadOnlyList<string>> WrongWithReleasesAsync(JsonElement package) =>
        [.. await WrongAsync(ReleasePackage, package), .. await WrongWithAsync(package.GetProperty("releases").EnumerateArray())];

    /// <summary>What the schemas find wrong with a record package and the compiled releases in it.</summary>
    public static async Task<IReadOnlyList<string>> WrongWithRecordsAsync(JsonElement package) =>
    [
        .. await WrongAsync(RecordPackage, package),
        .. await WrongWithAsync(package.GetProperty("records").EnumerateArray().Select(r => r.GetProperty("compiledRelease"))),
    ];

    private static async Task<IReadOnlyList<string>> WrongWithAsync(IEnumerable<JsonElement> releases)
    {
        var wrong = new List<string>();
        foreach (var release in releases)
        {
            wrong.AddRange(await WrongAsync(Release, release));
        }

        return wrong;
    }

    private static async Task<IEnumerable<string>> WrongAsync(Lazy<Task<JsonSchema>> schema, JsonElement json) =>
        (await schema.Value).Validate(json.GetRawText()).Select(error => error.ToString());

    /// <summary>Releases in a package are held against the patched release schema one by one; the reference to the unpatched one is taken out.</summary>
    private static Task<JsonSchema> PackageAsync(string name)
    {
        var schema = Read(name).ToJsonString();
        const string Unpatched = "\"$ref\":\"https://standard.open-contracting.org/schema/1__1__5/";
        return JsonSchema.FromJsonAsync(System.Text.RegularExpressions.Regex.Replace(schema, $"{System.Text.RegularExpressions.Regex.Escape(Unpatched)}[^\"]*\"", "\"type\":\"object\",\"required\":[\"ocid\",\"initiationType\"]"));
    }

    private static JsonObject ReleaseSchema()
    {
        var schema = Read("release-schema.json");
        Patch(schema, Read("bid-patch.json"));
        return schema;
    }

    /// <summary>JSON Merge Patch (RFC 7396).</summary>
    private static void Patch(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch.ToList())
        {
            if (value is null)
            {
                target.Remove(name);
            }
            else if (value is JsonObject inner && target[name] is JsonObject known)
            {
                Patch(known, inner);
            }
            else
            {
                target[name] = value.DeepClone();
            }
        }
    }

    private static JsonObject Read(string name) =>
        JsonNode.Parse(Assembly.GetExecutingAssembly().GetManifestResourceStream($"schemas/{name}")!)!.AsObject();
}
