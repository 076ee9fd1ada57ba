using System.Net;
using System.Net.Http.Json;
using ScenarioHub.Notifications.Preferences;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Preferences;

public class PreferenceApiTests(NotificationsApp app)
{
    [Fact]
    public async Task Everything_is_mailed_until_the_person_chooses()
    {
        var preferences = await ReadAsync(app.As(TestPerson.OfCompany()));
        Assert.Equal(0, preferences.Version);
        Assert.All(preferences.Topics, topic => Assert.Equal((Pace.Now, Pace.Now, false), (topic.Email, topic.Sms, topic.Own)));
        Assert.Equal(["bid", "result"], preferences.Topics.Where(topic => topic.Legal).Select(topic => topic.Topic.ToString().ToLowerInvariant()));
        Assert.All(preferences.Topics, topic => Assert.Equal(topic.Legal, topic.Reason is not null));
    }

    [Fact]
    public async Task A_choice_holds_for_its_topic_and_its_person_only()
    {
        var person = TestPerson.OfCompany();
        Assert.Equal(HttpStatusCode.OK, (await app.As(person).ChooseAsync("list", false)).StatusCode);

        var chosen = await ReadAsync(app.As(person));
        Assert.Equal(1, chosen.Version);
        Assert.Equal(["List"], chosen.Topics.Where(topic => topic.Email == Pace.Never).Select(topic => topic.Topic.ToString()));
        Assert.All((await ReadAsync(app.As(person.Colleague()))).Topics, topic => Assert.Equal(Pace.Now, topic.Email));

        await app.As(person).ChooseAsync("list", true, version: 1);
        Assert.All((await ReadAsync(app.As(person))).Topics, topic => Assert.Equal(Pace.Now, topic.Email));
    }

    [Fact]
    public async Task A_legal_topic_cannot_be_switched_off_and_says_why()
    {
        var client = app.As(TestPerson.OfCompany());
        var answer = await client.ChooseAsync("result", false);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("\"field\":\"email.result\"", text);
        Assert.Contains("异议期限", text);
        Assert.Equal(0, (await ReadAsync(client)).Version);
    }

    [Fact]
    public async Task An_unknown_topic_is_refused()
    {
        var answer = await app.As(TestPerson.OfCompany()).ChooseAsync("weather", false);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("email.weather", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_stale_choice_is_refused_and_of_two_at_the_same_time_one_holds()
    {
        var client = app.As(TestPerson.OfCompany());
        var answers = await Task.WhenAll(client.ChooseAsync("list", false), client.ChooseAsync("challenge", false));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal(1, (await ReadAsync(client)).Version);
    }

    private static async Task<PreferencesView> ReadAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<PreferencesView>("/api/notifications/preferences", NotificationsApp.Json))!;
}
