using System.Text.Json;
using System.Text.Json.Serialization;
using ScenarioHub.ServiceDefaults;

namespace ScenarioHub.Scenarios.Catalogue;

/// <summary>Writes the catalogue's pages by generated code: the same JSON as everywhere, without reflection.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CataloguePage))]
internal sealed partial class CatalogueJson : JsonSerializerContext
{
    /// <summary>With the platform's options.</summary>
    public static CatalogueJson Lean { get; } = new(Platform());

    private static JsonSerializerOptions Platform()
    {
        var options = new JsonSerializerOptions();
        ServiceDefaultsExtensions.ConfigureJson(options);
        return options;
    }
}
