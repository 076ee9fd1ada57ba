using System.Globalization;
using System.Text;
using System.Xml;

namespace ScenarioHub.Web.Sitemap;

/// <summary>What search engines ask for: an index, its parts of at most 50,000 addresses (sitemaps.org), and where they may not go.</summary>
public static class SitemapEndpoints
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static readonly string[] Pages = ["/", "/about", "/scenarios", "/scenarios/calendar", "/lists", "/challenges", "/notices", "/capabilities", "/parks"];

    /// <summary>Maps <c>/sitemap.xml</c>, <c>/sitemaps/…</c> and <c>/robots.txt</c>. Public.</summary>
    public static void MapSitemaps(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sitemap.xml", Index).AllowAnonymous();
        routes.MapGet("/sitemaps/pages.xml", (HttpContext http) => Write("urlset", Pages.Select(page => ("url", $"{Site(http)}{page}", (DateTimeOffset?)null)))).AllowAnonymous();
        routes.MapGet("/sitemaps/scenarios-{part:int:min(1)}.xml", Scenarios).AllowAnonymous();
        routes.MapGet("/robots.txt", Robots).AllowAnonymous();
    }

    private static async Task<IResult> Index(HttpContext http, CatalogueApi catalogue)
    {
        var parts = (await catalogue.AddressesAsync(1)).Parts;
        return Write("sitemapindex", Enumerable.Range(1, parts).Select(part => $"scenarios-{part}").Prepend("pages")
            .Select(name => ("sitemap", $"{Site(http)}/sitemaps/{name}.xml", (DateTimeOffset?)null)));
    }

    private static async Task<IResult> Scenarios(int part, HttpContext http, CatalogueApi catalogue)
    {
        var found = await catalogue.AddressesAsync(part);
        return part > found.Parts ? Results.NotFound()
            : Write("urlset", found.Items.Select(s => ("url", $"{Site(http)}/scenarios/{s.Id}", (DateTimeOffset?)s.UpdatedAt)));
    }

    private static IResult Robots(HttpContext http) => Results.Text(
        $"""
        User-agent: *
        Disallow: /api/
        Disallow: /sign-in
        Disallow: /admin/
        Disallow: /park/
        Disallow: /company/
        Sitemap: {Site(http)}/sitemap.xml

        """);

    private static string Site(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";

    private static IResult Write(string root, IEnumerable<(string Element, string Address, DateTimeOffset? Changed)> entries) => Results.Stream(
        async stream =>
        {
            await using var xml = XmlWriter.Create(stream, new() { Async = true, Encoding = new UTF8Encoding(false) });
            await xml.WriteStartDocumentAsync();
            await xml.WriteStartElementAsync(null, root, Namespace);
            foreach (var (element, address, changed) in entries)
            {
                await xml.WriteStartElementAsync(null, element, Namespace);
                await xml.WriteElementStringAsync(null, "loc", Namespace, address);
                if (changed is { } at)
                {
                    await xml.WriteElementStringAsync(null, "lastmod", Namespace, at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                }

                await xml.WriteEndElementAsync();
            }

            await xml.WriteEndElementAsync();
            await xml.FlushAsync();
        },
        "application/xml");
}
