using System.Text.Json.Nodes;

namespace ScenarioHub.Scenarios.OpenData.Ocds;

/// <summary>Puts releases into the standard's packages.</summary>
internal static class Packages
{
    private const string BidsExtension = "https://raw.githubusercontent.com/open-contracting-extensions/ocds_bid_extension/v1.1.5/extension.json";

    /// <summary>A release package; <paramref name="next"/> and <paramref name="previous"/> are its neighbours' addresses.</summary>
    public static JsonObject OfReleases(IEnumerable<string> bodies, string uri, DateTimeOffset published, OpenDataSettings settings, string? next = null, string? previous = null)
    {
        var package = Head(uri, published, settings);
        package["releases"] = new JsonArray([.. bodies.Select(body => JsonNode.Parse(body))]);
        if (next is not null || previous is not null)
        {
            package["links"] = ReleaseJson.Known(new() { ["next"] = next, ["prev"] = previous });
        }

        return package;
    }

    /// <summary>The record of one process: its releases by their addresses, oldest first, and its state as compiled from them.</summary>
    public static JsonObject OfRecord(string ocid, IReadOnlyList<Release> releases, OpenDataSettings settings)
    {
        var newest = releases[^1];
        var compiled = JsonNode.Parse(newest.Body)!.AsObject();
        compiled["tag"] = new JsonArray("compiled");
        var package = Head(settings.At(Links.Record(ocid)), newest.Date, settings);
        package["records"] = new JsonArray(new JsonObject
        {
            ["ocid"] = ocid,
            ["releases"] = new JsonArray([.. releases.Select(release => new JsonObject
            {
                ["url"] = $"{settings.At(Links.Process(ocid))}#{release.Id}", ["date"] = ReleaseJson.Time(release.Date),
                ["tag"] = new JsonArray([.. release.Tags.Select(tag => JsonValue.Create(tag))]),
            })]),
            ["compiledRelease"] = compiled,
        });
        return package;
    }

    private static JsonObject Head(string uri, DateTimeOffset published, OpenDataSettings settings) => new()
    {
        ["uri"] = uri,
        ["version"] = "1.1",
        ["extensions"] = new JsonArray(BidsExtension),
        ["publishedDate"] = ReleaseJson.Time(published),
        ["publisher"] = new JsonObject { ["name"] = settings.Publisher, ["uri"] = settings.At("/open-data") },
        ["license"] = settings.License,
        ["publicationPolicy"] = settings.At("/open-data"),
    };
}
