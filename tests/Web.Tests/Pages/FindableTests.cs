using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace ScenarioHub.Web.Tests.Pages;

/// <summary>What search engines and link previews read.</summary>
public partial class FindableTests(HubBrowser hub)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sitemap_leads_to_every_public_scenario()
    {
        var walk = await hub.WalkedAsync();
        using var client = new HttpClient { BaseAddress = hub.Address };
        Assert.Contains("/sitemap.xml", await client.GetStringAsync("/robots.txt", Ct));
        var parts = Addresses(await client.GetStringAsync("/sitemap.xml", Ct));
        Assert.Contains(parts, part => part.EndsWith("/sitemaps/pages.xml", StringComparison.Ordinal));
        var scenarios = Addresses(await client.GetStringAsync(parts.Single(part => part.Contains("scenarios-1", StringComparison.Ordinal)), Ct));
        Assert.Contains(scenarios, address => address.EndsWith($"/scenarios/{walk.Scenario}", StringComparison.Ordinal));
        Assert.Equal(404, (int)(await client.GetAsync("/sitemaps/scenarios-9.xml", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_scenario_describes_itself_and_the_public_gets_no_cookie()
    {
        var walk = await hub.WalkedAsync();
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = hub.Address };
        using var answer = await client.GetAsync($"/scenarios/{walk.Scenario}", Ct);
        var page = await answer.Content.ReadAsStringAsync(Ct);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Contains("property=\"og:title\"", page);
        using var data = JsonDocument.Parse(DataBlock().Match(page).Groups[1].Value);
        Assert.EndsWith($"/scenarios/{walk.Scenario}", data.RootElement.GetProperty("url").GetString());
        using var list = await client.GetAsync("/scenarios", Ct);
        Assert.False(list.Headers.Contains("Set-Cookie"));
    }

    private static List<string> Addresses(string xml) => [.. XDocument.Parse(xml).Descendants().Where(e => e.Name.LocalName == "loc").Select(e => e.Value)];

    [GeneratedRegex("""<script type="application/ld\+json">(.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex DataBlock();
}
