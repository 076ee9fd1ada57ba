using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Preferences;
using ScenarioHub.Notifications.Preferences.Unsubscribing;
using ScenarioHub.Notifications.Tests.Standing;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Preferences;

public partial class UnsubscribeTests(NotificationsApp app)
{
    private UnsubscribeTokens Tokens => app.Services.GetRequiredService<UnsubscribeTokens>();

    [Fact]
    public async Task One_click_in_the_mail_switches_off_its_topic_and_nothing_else()
    {
        var person = TestPerson.OfCompany() with { Verified = false };
        await app.KnowAsync(person);
        await app.PublishAsync(new HandInDecided(Guid.CreateVersion7(), 2, "ZJ", "退订", TestPerson.OfPark().AsParty(), person.AsParty(), "merged", null, null, DateTimeOffset.UtcNow));
        var mail = (await Eventually.Async(() => Task.FromResult(app.Smtp.MailTo(NotificationsApp.MailOf(person))), mails => mails.Count == 1))[0];
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        var address = new Uri(Address().Match(mail.Headers["List-Unsubscribe"]!).Groups[1].Value);
        Assert.Equal("hub.example.cn", address.Host);

        // As a mail program does it: without a session, with the body of RFC 8058, perhaps more than once.
        for (var i = 0; i < 2; i++)
        {
            var body = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
            Assert.Equal(HttpStatusCode.NoContent, (await app.As(null).PostAsync(address.PathAndQuery, body)).StatusCode);
        }

        var topics = (await app.As(person).GetFromJsonAsync<PreferencesView>("/api/notifications/preferences", NotificationsApp.Json))!.Topics;
        Assert.Equal([Topic.Collection], topics.Where(topic => topic.Email == Pace.Never).Select(topic => topic.Topic));
        Assert.Contains("\"done\":true", await app.As(null).GetStringAsync($"{address.AbsolutePath}/topics"));
    }

    [Fact]
    public async Task Looking_changes_nothing_and_leads_to_a_page_that_asks()
    {
        var person = TestPerson.OfCompany();
        var token = Tokens.Write(person.PersonId, Topic.List, DateTimeOffset.UtcNow);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.As(null).BaseAddress };
        var answer = await client.GetAsync($"/api/notifications/unsubscribe/{token}");
        Assert.Equal((HttpStatusCode.Found, $"https://hub.example.cn/unsubscribe?token={token}"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        Assert.Contains("\"topics\":[\"清单发布\"],\"done\":false", await app.As(null).GetStringAsync($"/api/notifications/unsubscribe/{token}/topics"));
    }

    [Fact]
    public async Task A_token_that_is_forged_changed_expired_or_not_one_allows_nothing()
    {
        var (person, now) = (Guid.CreateVersion7(), DateTimeOffset.UtcNow);
        var good = Tokens.Write(person, Topic.List, now);
        Assert.Equal((person, (Topic?)Topic.List), (Tokens.Read(good, now)!.Value.PersonId, Tokens.Read(good, now)!.Value.Topic));
        Assert.Null(Tokens.Read(Tokens.Write(person, null, now), now)!.Value.Topic);
        Assert.NotNull(Tokens.Read(good, now.AddDays(59)));
        Assert.Null(Tokens.Read(good, now.AddDays(61)));
        for (var i = 0; i < good.Length; i++)
        {
            var changed = good[..i] + (good[i] == 'A' ? 'B' : 'A') + good[(i + 1)..];
            Assert.True(Tokens.Read(changed, now) is null || i == good.Length - 1, $"Place {i} is not protected.");
        }

        foreach (var bad in (string[])["x", "%%%", new string('A', 55), new string('A', 500), good + "AA"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await app.As(null).PostAsync($"/api/notifications/unsubscribe/{Uri.EscapeDataString(bad)}", null)).StatusCode);
        }
    }

    [Fact]
    public async Task What_the_law_asks_to_send_has_no_such_header_and_is_not_switched_off_with_the_rest()
    {
        var person = TestPerson.OfCompany() with { Verified = false };
        await app.KnowAsync(person);
        await app.PublishAsync(new BidReceived(Guid.CreateVersion7(), 2, Guid.CreateVersion7(), "BG", "法定", person.OrganizationId, "submitted", DateTimeOffset.UtcNow));
        var mail = (await Eventually.Async(() => Task.FromResult(app.Smtp.MailTo(NotificationsApp.MailOf(person))), mails => mails.Count == 1))[0];
        Assert.Null(mail.Headers["List-Unsubscribe"]);

        await app.As(null).PostAsync($"/api/notifications/unsubscribe/{Tokens.Write(person.PersonId, null, DateTimeOffset.UtcNow)}", null);
        var topics = (await app.As(person).GetFromJsonAsync<PreferencesView>("/api/notifications/preferences", NotificationsApp.Json))!.Topics;
        Assert.All(topics, topic => Assert.Equal(topic.Legal ? Pace.Now : Pace.Never, topic.Email));
    }

    [GeneratedRegex("^<(.+)>$")]
    private static partial Regex Address();
}
