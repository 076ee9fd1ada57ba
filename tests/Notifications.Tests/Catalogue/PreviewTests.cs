using System.Net;
using System.Net.Http.Json;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Catalogue.Preview;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Catalogue;

public class PreviewTests(NotificationsApp app)
{
    [Fact]
    public async Task Administrators_see_every_template_in_both_languages_with_made_up_values()
    {
        var templates = (await app.As(TestPerson.Administrator()).GetFromJsonAsync<TemplatePreview[]>("/api/notifications/templates", NotificationsApp.Json))!;
        Assert.Equal(NoticeCatalogue.Rules.Select(rule => rule.Template), templates.Select(template => template.Template));
        Assert.All(templates.SelectMany(t => new[] { t.Chinese.Title, t.Chinese.Body, t.English.Title, t.English.Body }), text =>
        {
            Assert.NotEmpty(text);
            Assert.DoesNotContain("{", text);
            Assert.DoesNotContain("—", text);
        });
    }

    [Fact]
    public async Task Nobody_else_sees_them()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.As(null).GetAsync("/api/notifications/templates")).StatusCode);
        foreach (var person in (TestPerson[])[TestPerson.OfPark(), TestPerson.OfCompany(), TestPerson.Supervisor()])
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await app.As(person).GetAsync("/api/notifications/templates")).StatusCode);
        }
    }
}
