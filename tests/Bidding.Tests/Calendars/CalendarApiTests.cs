using System.Net;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Calendars;

public class CalendarApiTests(BiddingApp app)
{
    [Fact]
    public async Task Everyone_reads_the_calendar_and_administrators_keep_it()
    {
        var administrator = TestPerson.Administrator();
        var year = await app.GetAsync(null, "/calendar?year=2026");
        Assert.Equal(39, year.GetArrayLength());
        var day = new { kind = "holiday", name = "省定假日" };
        TestPerson?[] others = [null, TestPerson.OfPark(), TestPerson.OfCompany(), TestPerson.Supervisor()];
        foreach (var other in others)
        {
            using var refused = await app.SendAsync(other, HttpMethod.Put, "/calendar/2027-03-03", day, 0);
            Assert.True(refused.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden);
        }

        var entered = await app.AskAsync(administrator, HttpMethod.Put, "/calendar/2027-03-03", day, 0);
        Assert.True(entered.GetProperty("entered").GetBoolean());
        await app.AskAsync(administrator, HttpMethod.Put, "/calendar/2027-03-03", day, 0, HttpStatusCode.PreconditionFailed);
        Assert.Equal("省定假日", Assert.Single((await app.GetAsync(null, "/calendar?year=2027")).EnumerateArray()).GetProperty("name").GetString());
        using var forgotten = await app.SendAsync(administrator, HttpMethod.Delete, "/calendar/2027-03-03", version: 1);
        Assert.Equal(HttpStatusCode.NoContent, forgotten.StatusCode);
        Assert.Equal(0, (await app.GetAsync(null, "/calendar?year=2027")).GetArrayLength());
    }

    [Fact]
    public async Task A_weekday_is_no_make_up_day()
    {
        var refused = await app.AskAsync(
            TestPerson.Administrator(), HttpMethod.Put, "/calendar/2027-03-03", new { kind = "workday", name = "调休" }, 0, HttpStatusCode.BadRequest);
        Assert.Equal("calendar.workday", refused.GetProperty("errors")[0].GetProperty("code").GetString());
    }
}
