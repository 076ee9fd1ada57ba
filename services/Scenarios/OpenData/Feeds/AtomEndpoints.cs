using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.Text;

namespace ScenarioHub.Scenarios.OpenData.Feeds;

/// <summary>Atom feeds (RFC 4287) of what was published last: all, of one park, of one direction.</summary>
public static class AtomEndpoints
{
    private const int Entries = 50;
    private const int Excerpt = 300;

    /// <summary>Maps <c>/feed.atom</c>, <c>/parks/{id}/feed.atom</c> and <c>/directions/{name}/feed.atom</c>.</summary>
    public static void MapAtom(this RouteGroupBuilder group)
    {
        group.MapGet("/feed.atom", All);
        group.MapGet("/parks/{id:guid}/feed.atom", OfPark);
        group.MapGet("/directions/{name}/feed.atom", OfDirection);
    }

    private static async Task<FileContentHttpResult> All(ScenariosDb db, IOptions<OpenDataSettings> settings, CancellationToken ct) =>
        Feed("", "场景清单：最近发布", await NewestAsync(Public(db), ct), settings.Value);

    private static async Task<Results<FileContentHttpResult, NotFound>> OfPark(Guid id, ScenariosDb db, IOptions<OpenDataSettings> settings, CancellationToken ct)
    {
        var rows = await NewestAsync(Public(db).Where(s => s.OwnerId == id), ct);
        return rows.Count == 0 ? TypedResults.NotFound() : Feed($"/parks/{id}", $"{rows[0].OwnerName}：最近发布", rows, settings.Value);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> OfDirection(
        string name, ScenariosDb db, IOptions<OpenDataSettings> settings, CancellationToken ct)
    {
        var rows = await NewestAsync(Public(db).Where(s => s.Content.Directions.Contains(name)), ct);
        return rows.Count == 0 ? TypedResults.NotFound() : Feed($"/directions/{Uri.EscapeDataString(name)}", $"{name}：最近发布", rows, settings.Value);
    }

    private static IQueryable<Scenario> Public(ScenariosDb db) => db.Scenarios.AsNoTracking().Where(s => Visibility.PublicStates.Contains(s.State) && s.Audience == null);

    private static Task<List<Scenario>> NewestAsync(IQueryable<Scenario> scenarios, CancellationToken ct) =>
        scenarios.OrderByDescending(s => s.ListedAt).ThenBy(s => s.Number).Take(Entries).ToListAsync(ct);

    private static FileContentHttpResult Feed(string below, string title, List<Scenario> scenarios, OpenDataSettings settings)
    {
        var address = new Uri(settings.At($"{Ocds.Links.Root}{below}/feed.atom"));
        var feed = new SyndicationFeed(title, null, new Uri(settings.At("/scenarios")), address.ToString(), scenarios is [] ? default : scenarios.Max(s => s.UpdatedAt))
        {
            Language = "zh-CN", Copyright = new(settings.License), Items = scenarios.Select(s => Entry(s, settings)),
        };
        feed.Authors.Add(new() { Name = settings.Publisher });
        feed.Links.Add(SyndicationLink.CreateSelfLink(address, "application/atom+xml"));
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            feed.SaveAsAtom10(writer);
        }

        return TypedResults.File(stream.ToArray(), "application/atom+xml; charset=utf-8", lastModified: feed.LastUpdatedTime);
    }

    private static SyndicationItem Entry(Scenario scenario, OpenDataSettings settings)
    {
        var seen = scenario.Content.VisibleTo(Reader.Public);
        var item = new SyndicationItem(StoredText.ForXml(seen.Name), (SyndicationContent?)null, new Uri(settings.At($"/scenarios/{scenario.Id}")), $"urn:uuid:{scenario.Id}", scenario.UpdatedAt)
        {
            PublishDate = scenario.ListedAt!.Value, Summary = new(StoredText.ForXml(seen.Need.Length > Excerpt ? $"{StoredText.Start(seen.Need, Excerpt)}…" : seen.Need)),
        };
        item.Authors.Add(new() { Name = StoredText.ForXml(scenario.OwnerName) });
        foreach (var technology in seen.Technologies)
        {
            item.Categories.Add(new(StoredText.ForXml(technology)));
        }

        return item;
    }
}
