using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScenarioHub.Web.Pages.Public.Catalogue;

/// <summary>A scenario in the words of schema.org.</summary>
public static class JsonLd
{
    // The default encoder writes <, > and & as escapes, so no text can end the element that holds it.
    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The data block's content. Holds what the reader of the page sees, and nothing else.</summary>
    public static string Of(Scenario scenario, string address) => JsonSerializer.Serialize(
        new Dictionary<string, object?>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = scenario.Kind == "offer" ? "Offer" : "Demand",
            ["@id"] = address,
            ["url"] = address,
            ["identifier"] = scenario.Number,
            ["name"] = scenario.Name,
            ["description"] = scenario.Need,
            ["category"] = scenario.Field,
            ["validThrough"] = scenario.Deadline?.ToString("O"),
            ["availabilityStarts"] = scenario.ListedAt?.ToString("O"),
            ["areaServed"] = scenario.Province is null ? null : new Dictionary<string, object?> { ["@type"] = "Place", ["name"] = $"{scenario.Province}{(scenario.City == scenario.Province ? null : scenario.City)}" },
            ["offeredBy"] = new Dictionary<string, object?> { ["@type"] = "Organization", ["name"] = scenario.OwnerName },
        }.Where(entry => entry.Value is not null).ToDictionary(),
        Options);
}
