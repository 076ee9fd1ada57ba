namespace ScenarioHub.Web.Tests.Walk;

/// <summary>Where the walk's things are, for whoever wants to look at them again.</summary>
/// <param name="List">The published list.</param>
/// <param name="Scenario">The scenario that was found, matched and put out to bid.</param>
/// <param name="Match">The approved match, and the introduction made of it.</param>
/// <param name="Profile">The company's capability profile.</param>
/// <param name="Challenge">The open challenge.</param>
/// <param name="Bid">The company's submitted bid.</param>
/// <param name="LiveBadge">What the company's bell said before and after the list was published, without a reload.</param>
public sealed record MainWalk(string List, string Scenario, string Match, string Profile, string Challenge, string Bid, (int Before, int After) LiveBadge)
{
    internal static async Task<MainWalk> RunAsync(HubBrowser hub)
    {
        var (park, administrator, company) = (await hub.ScreenOfAsync("park"), await hub.ScreenOfAsync("administrator"), await hub.ScreenOfAsync("company"));
        await Publishing.ImportAsync(park);
        await Publishing.ApproveAsync(administrator);
        var badge = await Bell.WatchAsync(company);
        var list = await Publishing.PublishAsync(park);
        var after = await badge.ChangesAsync();
        var scenario = await Publishing.FindAsync(await hub.ScreenOfAsync(""));
        var profile = await Matching.WriteProfileAsync(company);
        var match = await Matching.ApproveAsync(administrator);
        await Matching.AcceptAsync(park, "未来产业处");
        await Matching.AcceptAsync(company, "市场合作部");
        var challenge = await Bidding.OpenAsync(park, await hub.ScreenOfAsync("park2"), scenario);
        var bid = await Bidding.BidAsync(company, challenge);
        return new(list, scenario, match, profile, challenge, bid, (badge.Before, after));
    }

    /// <summary>The last part of an address: the thing's id.</summary>
    internal static string IdIn(string address) => new Uri(address).Segments[^1].TrimEnd('/');
}
