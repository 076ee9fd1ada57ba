using System.Security.Claims;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Web.Pages.Desk;

/// <summary>Something that waits for the reader: how often, and where it is done.</summary>
/// <param name="Key">The key of its words (<c>task.KEY</c> and <c>task.KEY.next</c>).</param>
/// <param name="Count">How many.</param>
/// <param name="More">Whether there are more than were counted.</param>
/// <param name="Href">Where it is done.</param>
public record TodayTask(string Key, long Count, bool More, string Href);

/// <summary>What waits for a person today (今日待办), by kind of organisation and role. To add one, add a line and its words.</summary>
public class TodayTasks(
    IdentityApi identity, ScenariosApi scenarios, CollectionApi collection, BiddingApi bidding, ReviewApi reviews, DeliveryApi delivery, SealingApi sealing,
    MatchmakingApi matchmaking, EventsApi events, NotificationsApi notifications, ListsApi lists, ILogger<TodayTasks> log)
{
    /// <summary>The tasks, and whether some could not be counted because a service is away.</summary>
    public async Task<(IReadOnlyList<TodayTask> Tasks, bool Away)> OfAsync(ClaimsPrincipal user)
    {
        var tasks = await Task.WhenAll(Sources(user).Select(CountAsync));
        return ([.. tasks.OfType<TodayTask>()], tasks.Any(t => t is null));
    }

    private IEnumerable<Source> Sources(ClaimsPrincipal user)
    {
        var verified = user.HasClaim(HubClaims.Verified, "true");
        if (user.IsAdministrator())
        {
            yield return Of("organizations", "/admin/organizations?state=pending", () => identity.OrganizationsAsync("pending"));
            yield return Of("moderation", "/admin/scenarios", () => scenarios.ModerationAsync());
            yield return Of("amendments", "/admin/amendments", () => lists.AmendmentQueueAsync());
            yield return new("reorderings", "/admin/experts", async () => ((await reviews.ReorderingsAsync()).Count, false));
            yield return Of("matches", "/admin/matches?state=inModeration", () => matchmaking.MatchesAsync("inModeration"));
            yield return Of("objections", "/objections?state=filed", () => delivery.ObjectionsAsync(state: "filed"));
        }

        if (verified && user.OrganizationKind() == OrganizationKinds.Park)
        {
            yield return Of("handIns", "/collect/hand-ins?state=received", () => collection.ReceivedAsync("received"));
            yield return Of("returned", "/park/scenarios?state=returned", () => scenarios.MineAsync("returned"));
            yield return Of("drafts", "/park/scenarios?state=draft", () => scenarios.MineAsync("draft"));
            yield return Of("approved", "/park/lists", () => scenarios.MineAsync("approved"));
            yield return Of("progress", "/park/progress?state=due", () => lists.ProgressAsync(due: true));
            yield return new("refusedAmendments", "/park/amendments", async () => ((await lists.MyAmendmentsAsync()).Count(a => a.State == "rejected"), false));
            yield return Of("opening", "/park/challenges?state=closed", () => bidding.MyChallengesAsync("closed"));
            yield return Of("check", "/park/challenges?state=formalCheck", () => bidding.MyChallengesAsync("formalCheck"));
            yield return Of("reviewing", "/park/challenges?state=review", () => bidding.MyChallengesAsync("review"));
        }

        if (verified && user.OrganizationKind() == OrganizationKinds.Company)
        {
            yield return Of("bids", "/company/bids", async () => Where(await bidding.MyBidsAsync(), b => b.State is "draft" or "amended"));
            yield return Of("cures", "/company/bids", async () => Where(await bidding.MyBidsAsync(), b => b.State == "curing"));
        }

        if (user.HasClaim(HubClaims.Role, Roles.Expert))
        {
            yield return Of("invitations", "/expert/reviews", async () => Where(await reviews.SeatsAsync(), s => s.May("accept")));
            yield return Of("sheets", "/expert/reviews", async () => Where(await reviews.SheetsAsync(), s => s.State is "assigned" or "draft"));
        }

        if (user.IsSupervisor())
        {
            yield return Of("decisions", "/objections?state=appointed", async () => Where(await delivery.ObjectionsAsync(state: "appointed"), o => o.May("decide")));
        }

        if (verified && user.OrganizationKind() is OrganizationKinds.Park or OrganizationKinds.Company)
        {
            yield return Of("contracts", "/contracts?state=draft", () => delivery.ContractsAsync(state: "draft"));
        }

        if (verified && user.OrganizationKind() is OrganizationKinds.Park or OrganizationKinds.Company)
        {
            yield return Of("introductions", "/introductions", async () => Where(await matchmaking.IntroductionsAsync("introduced"), i => i.May("accept")));
        }

        if (user.IsAdministrator() || user.IsSupervisor() || (verified && user.OrganizationKind() == OrganizationKinds.Park))
        {
            yield return Of("custody", "/custody", async () => Where(await sealing.MyCustodyAsync(), c => c.Waits));
        }

        if (verified)
        {
            yield return Of("events", "/events?state=inviting", async () => Where(await events.ListAsync("inviting"), e => e.MyState == "invited"));
        }

        yield return new("unread", "/inbox?unread=true", async () => ((await notifications.UnreadAsync()).Count, false));
    }

    private async Task<TodayTask?> CountAsync(Source source)
    {
        try
        {
            var (count, more) = await source.Count();
            return new(source.Key, count, more, source.Href);
        }
        catch (Exception e) when (e is ApiProblem { Status: >= 500 } or HttpRequestException or TaskCanceledException)
        {
            // One service that is away does not hide what the others know; the page says that something is missing.
            log.LogWarning(e, "Task {Task} could not be counted", source.Key);
            return null;
        }
    }

    private static Source Of<T>(string key, string href, Func<Task<PageOf<T>>> page) => new(key, href, async () =>
    {
        var found = await page();
        return (found.Total ?? found.Items.Count, found.Total is null && found.Next is not null);
    });

    private static PageOf<T> Where<T>(PageOf<T> page, Func<T, bool> waits) => new([.. page.Items.Where(waits)], page.Next);

    private sealed record Source(string Key, string Href, Func<Task<(long Count, bool More)>> Count);
}
