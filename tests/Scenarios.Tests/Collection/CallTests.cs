using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Quartz;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Scenarios.Calls;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Collection;

public class CallTests(ScenariosApp app)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_is_nobodys_business_until_it_is_published_and_then_everyones()
    {
        var park = TestPerson.OfPark();
        var draft = (await app.PostAsync(park, "/calls", Calling.Once())).Must(201);
        Assert.Matches("^ZQ-20[0-9]{2}-[0-9]{6}$", draft["number"].GetString());
        Assert.Equal(404, (await app.GetAsync(null, $"/calls/{draft.Id}")).Status);
        Assert.Equal(404, (await app.PutAsync(TestPerson.OfPark(), $"/calls/{draft.Id}", Calling.Once(), 1)).Status);
        Assert.Equal(428, (await app.PostAsync(park, $"/calls/{draft.Id}/publish")).Status);
        (await app.PostAsync(park, $"/calls/{draft.Id}/publish", version: 1)).Must(200);
        var read = (await app.GetAsync(null, $"/calls/{draft.Id}")).Must(200);
        Assert.True(read["isOpen"].GetBoolean());
        Assert.False(read.Body.TryGetProperty("handIns", out _));
        Assert.Equal(0, (await app.GetAsync(park, $"/calls/{draft.Id}"))["handIns"].GetInt32());
        Assert.Equal("call.not-draft", (await app.PutAsync(park, $"/calls/{draft.Id}", Calling.Once(), 2)).Must(409).Code);
        Assert.Contains(await FactsAsync<CallOpened>(), f => f.CallId == draft.Id);
        (await app.PostAsync(park, $"/calls/{draft.Id}/end", new { reason = "需求已满足" }, 2)).Must(200);
        Assert.Equal("call.closed", (await app.PostAsync(TestPerson.OfCompany(), $"/calls/{draft.Id}/hand-ins", new { content = new { name = "晚了", kind = "need", need = "晚了" } })).Must(409).Code);
    }

    [Fact]
    public async Task Wrong_input_is_named_all_at_once()
    {
        var answer = (await app.PostAsync(TestPerson.OfPark(), "/calls", new
        {
            title = "征集", requiredFields = new[] { "secret" }, reminderDays = new[] { 0 }, recurrence = new { every = "yearly", on = "workingDay", number = 20 },
        })).Must(400);
        Assert.Equal(
            ["requiredFields field.choice", "reminderDays field.range", "recurrence.month recurrence.month", "recurrence.number field.range", "windowDays field.required"],
            answer["errors"].EnumerateArray().Select(e => $"{e.GetProperty("field")} {e.GetProperty("code")}"));
        var past = (await app.PostAsync(TestPerson.OfPark(), "/calls", new { title = "征集", opensAt = "2020-01-01T00:00:00Z", closesAt = "2020-02-01T00:00:00Z" })).Must(400);
        Assert.Equal("call.closes-early", past["errors"][0].GetProperty("code").GetString());
        var unknown = (await app.PostAsync(TestPerson.OfPark(), "/calls", new { title = "征集", directions = new[] { "没有的方向" }, opensAt = DateTimeOffset.UtcNow, closesAt = DateTimeOffset.UtcNow.AddDays(1) })).Must(400);
        Assert.Equal("direction.unknown", unknown["errors"][0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_recurring_call_is_said_in_words_and_stands_in_the_schedulers_store()
    {
        var park = TestPerson.OfPark();
        var call = await RecurringAsync(park, new { every = "quarterly", on = "workingDay", number = 1 });
        Assert.Equal("每季度第一个工作日 09:00", call["schedule"].GetString());
        Assert.True(call["nextOpensAt"].GetDateTimeOffset() > DateTimeOffset.UtcNow);
        Assert.Equal("on the first working day of each quarter at 09:00", (await app.SendAsync(park, HttpMethod.Get, $"/calls/{call.Id}", language: "en"))["schedule"].GetString());
        Assert.Equal(["0 0 9 * 1,4,7,10 ?"], await CronAsync(call.Id));
        (await app.PostAsync(park, $"/calls/{call.Id}/end", new { reason = "改为常年征集" }, call.Version)).Must(200);
        Assert.Empty(await CronAsync(call.Id));
    }

    [Fact]
    public async Task A_window_that_is_due_opens_once_however_many_replicas_try()
    {
        var park = TestPerson.OfPark();
        var call = await RecurringAsync(park, new { every = "weekly", on = "weekday", weekday = "monday", hour = 0 });
        Assert.False(await app.WithDbAsync(db => db.OpenDueAsync(call.Id, Token)));

        // As if it had been published a week ago.
        await app.WithDbAsync(db => db.Database.ExecuteSqlAsync($"UPDATE collection_call SET published_at = now() - interval '8 days' WHERE id = {call.Id}", Token));
        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.WithDbAsync(db => db.OpenDueAsync(call.Id, Token))));
        Assert.Single(opened, o => o);
        Assert.False(await app.WithDbAsync(db => db.OpenDueAsync(call.Id, Token)));
        var fact = Assert.Single(await FactsAsync<CallOpened>(), f => f.CallId == call.Id);
        Assert.Equal((DayOfWeek.Monday, 0), (fact.OpensAt.ToOffset(TimeSpan.FromHours(8)).DayOfWeek, fact.OpensAt.ToOffset(TimeSpan.FromHours(8)).Hour));
        Assert.True((await app.GetAsync(null, $"/calls/{call.Id}"))["isOpen"].GetBoolean());
        await app.HandInAsync(TestPerson.OfCompany(), call.Id);
    }

    [Fact]
    public async Task A_firing_of_the_scheduler_opens_the_window()
    {
        var call = await RecurringAsync(TestPerson.OfPark(), new { every = "weekly", on = "weekday", weekday = "monday", hour = 0 });
        await app.WithDbAsync(db => db.Database.ExecuteSqlAsync($"UPDATE collection_call SET published_at = now() - interval '8 days' WHERE id = {call.Id}", Token));
        var scheduler = await ((ISchedulerFactory)app.Services.GetService(typeof(ISchedulerFactory))!).GetScheduler(Token);
        await scheduler.TriggerJob(new JobKey(call.Id.ToString(), "calls"), null, Token);
        await Eventually.Async(async () => (await FactsAsync<CallOpened>()).Any(f => f.CallId == call.Id), found => found);
    }

    [Fact]
    public async Task Each_step_of_a_reminder_plan_is_told_once()
    {
        var park = TestPerson.OfPark();
        var call = await app.OpenCallAsync(park, reminderDays: [3, 7], days: 6.5);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.WithDbAsync(db => db.RemindAsync((_, e) => throw e, Token))));
        var first = Assert.Single(await FactsAsync<CallClosesSoon>(), f => f.CallId == call.Id);
        Assert.Equal(7, first.DaysLeft);
        await app.WithDbAsync(db => db.Database.ExecuteSqlAsync($"UPDATE call_window SET closes_at = now() + interval '2 days 12 hours' WHERE call_id = {call.Id}", Token));
        await app.WithDbAsync(db => db.RemindAsync((_, e) => throw e, Token));
        await app.WithDbAsync(db => db.RemindAsync((_, e) => throw e, Token));
        Assert.Equal([7, 3], (await FactsAsync<CallClosesSoon>()).Where(f => f.CallId == call.Id).Select(f => f.DaysLeft));
    }

    private async Task<ScenariosApp.Answer> RecurringAsync(TestPerson park, object recurrence)
    {
        var call = (await app.PostAsync(park, "/calls", new { title = "季度需求征集", recurrence, windowDays = 14 })).Must(201);
        return (await app.PostAsync(park, $"/calls/{call.Id}/publish", version: 1)).Must(200);
    }

    private Task<List<string>> CronAsync(Guid call) => app.WithDbAsync(db => db.Database.SqlQuery<string>(
        $"SELECT cron_expression AS \"Value\" FROM qrtz_cron_triggers WHERE trigger_name = {call.ToString()}").ToListAsync(Token));

    private async Task<List<T>> FactsAsync<T>() => [.. (await app.FactsAsync<T>(Token)).Select(f => JsonSerializer.Deserialize<T>(f, JsonSerializerOptions.Web)!)];
}
