using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Notifications.Catalogue.Preview;

/// <summary>A row of the catalogue as administrators see it: what is told, when, to whom, and how it reads in both languages with made-up values.</summary>
/// <param name="Template">The template.</param>
/// <param name="Event">The contract's name.</param>
/// <param name="Topic">The topic.</param>
/// <param name="Urgency">The urgency.</param>
/// <param name="Legal">Whether its mail cannot be switched off.</param>
/// <param name="Places">The places of the template.</param>
public record TemplatePreview(
    string Template, string Event, Topic Topic, Urgency Urgency, bool Legal, IReadOnlyList<string> Places, NoticeWords Chinese, NoticeWords English);

/// <summary>The preview of every template (模板预览).</summary>
public static partial class PreviewEndpoints
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>Maps <c>GET /templates</c>. Administrators.</summary>
    public static void MapPreview(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/templates", () => NoticeCatalogue.Rules.Select(Of).ToList()).WithTags("Templates").RequireAuthorization(Policies.Administrator);

    private static TemplatePreview Of(NoticeRule rule)
    {
        string[] places = [.. new[] { Chinese, English }
            .SelectMany(language => Place().Matches(NoticeTexts.Of($"{rule.Template}.title", language) + NoticeTexts.Of($"{rule.Template}.body", language)))
            .Select(place => place.Groups["place"].Value).Distinct().Order(StringComparer.Ordinal)];
        return new(
            rule.Template, rule.Contract.Name, rule.Topic, rule.Urgency, Topics.Legal.Contains(rule.Topic), places,
            Words(rule.Template, places, Chinese), Words(rule.Template, places, English));
    }

    private static NoticeWords Words(string template, IEnumerable<string> places, CultureInfo language)
    {
        var sample = new JsonObject(places.Select(place => place.Split(':')).DistinctBy(place => place[0])
            .Select(place => KeyValuePair.Create<string, JsonNode?>(place[0], SampleValues.Of(place[0], place.ElementAtOrDefault(1), language))));
        return NoticeTexts.Render(template, JsonSerializer.SerializeToElement(sample), language);
    }

    [GeneratedRegex(@"\{(?<place>\w+(:\w+)?)\}")]
    private static partial Regex Place();
}
