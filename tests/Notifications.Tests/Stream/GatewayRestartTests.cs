using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Notifications.Tests.Mail;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Stream;

public class GatewayRestartTests(NotificationsApp app)
{
    [Fact]
    public async Task Pages_behind_a_gateway_that_goes_away_and_returns_miss_nothing_and_are_told_nothing_twice()
    {
        var person = TestPerson.OfCompany() with { Verified = false };
        await app.KnowAsync(person);
        var (address, notifications) = (new Uri($"http://127.0.0.1:{SmtpServer.FreePort()}"), app.CreateClient().BaseAddress!);
        var before = Gateway.Start(address, notifications);
        await using var first = new Browser(address, app.Issuer.TokenFor(person));
        await using var second = new Browser(address, app.Issuer.TokenFor(person));

        await TellAsync(person, 10);
        await SeenAsync(10, first, second);
        var (one, two) = (first.Returns, second.Returns);

        // While it goes, while it is away and while it comes back, more is told.
        var going = TellAsync(person, 20);
        await before.DisposeAsync();
        await Eventually.Async(() => Task.FromResult(Math.Min(first.Returns - one, second.Returns - two)), returns => returns > 0);
        await going;
        await TellAsync(person, 10);
        await app.InboxOfAsync(person, 40);
        var coming = TellAsync(person, 20);
        await using var after = Gateway.Start(address, notifications);
        await coming;
        await TellAsync(person, 10);

        var told = (await app.InboxOfAsync(person, 70)).Select(notice => notice.Id).Reverse().ToList();
        await SeenAsync(70, first, second);
        Assert.Equal(told, first.Seen);
        Assert.Equal(told, second.Seen);
    }

    private static Task SeenAsync(int count, params Browser[] browsers) =>
        Eventually.Async(() => Task.FromResult(browsers.Min(browser => browser.Seen.Count)), seen => seen >= count, seconds: 40);

    private Task TellAsync(TestPerson person, int count) => Task.WhenAll(Enumerable.Range(0, count).Select(i => app.PublishAsync(
        new BidReceived(Guid.CreateVersion7(), 2, Guid.CreateVersion7(), "BG", $"第{i}号", person.OrganizationId, "submitted", DateTimeOffset.UtcNow))));
}
