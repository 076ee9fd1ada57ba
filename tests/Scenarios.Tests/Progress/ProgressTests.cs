using Npgsql;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Scenarios.Progress;
using ScenarioHub.Testing;
using Xunit;
using static ScenarioHub.Scenarios.Progress.ProgressState;

namespace ScenarioHub.Scenarios.Tests.Progress;

public class ProgressTests(ScenariosApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(NotStarted, Running, true)]
    [InlineData(Talking, NotStarted, true)]
    [InlineData(Signed, Talking, true)]
    [InlineData(Running, Talking, false)]
    [InlineData(Running, Dropped, true)]
    [InlineData(Done, Dropped, false)]
    [InlineData(Done, Running, false)]
    [InlineData(Dropped, Talking, true)]
    [InlineData(Dropped, Signed, false)]
    public void Progress_goes_forward_falls_back_in_talks_and_ends_when_done(ProgressState from, ProgressState to, bool allowed) =>
        Assert.Equal(allowed, ProgressSteps.Allows(from, to));

    [Fact]
    public async Task A_report_carries_the_scenario_along_and_a_due_one_is_reminded_of_once()
    {
        var park = TestPerson.OfPark();
        var id = (await app.ListedAsync(park, new { name = "推进场景", kind = "need", need = "监测", department = "科技局" })).Single();
        Assert.Equal("科技局", (await app.GetAsync(park, $"/{id}/progress")).Must(200)["department"].GetString());
        var report = new { state = "talking", department = "投促局", note = "与三家企业洽谈", nextReportAt = DateTimeOffset.UtcNow.AddDays(30) };
        var talking = (await app.PutAsync(park, $"/{id}/progress", report, 0)).Must(200);
        Assert.Equal("matched", talking["scenarioState"].GetString());
        Assert.Equal(412, (await app.PutAsync(park, $"/{id}/progress", report, 0)).Status);
        Assert.Equal(404, (await app.PutAsync(TestPerson.OfPark(), $"/{id}/progress", report, 1)).Status);
        Assert.Equal("progress.next-past", (await app.PutAsync(park, $"/{id}/progress", new { state = "talking", nextReportAt = DateTimeOffset.UtcNow.AddDays(-1) }, 1)).Must(409).Code);

        await ExecuteAsync($"UPDATE progress SET next_report_at = clock_timestamp() WHERE scenario_id = '{id}'");
        Assert.Equal([id], (await app.GetAsync(park, "/progress?due=true")).Must(200)["items"].EnumerateArray().Select(p => p.GetProperty("scenarioId").GetGuid()));
        await app.WithDbAsync(db => ReminderSweep.RemindNextAsync(db, new(), Ct));
        await app.WithDbAsync(db => ReminderSweep.RemindNextAsync(db, new(), Ct));
        Assert.Single(await app.FactsAsync<ProgressReportDue>(Ct), f => f.Contains(id.ToString(), StringComparison.Ordinal));

        var done = (await app.PutAsync(park, $"/{id}/progress", new { state = "done", department = "投促局" }, 1)).Must(200);
        Assert.Equal("accepted", done["scenarioState"].GetString());
        Assert.Equal("progress.step", (await app.PutAsync(park, $"/{id}/progress", new { state = "talking" }, 2)).Must(409).Code);
        Assert.Equal("progress.not-listed", (await app.PutAsync(park, $"/{(await app.DraftAsync(park)).Id}/progress", new { state = "talking" }, 0)).Must(409).Code);
    }

    [Fact]
    public async Task Outcomes_are_recorded_and_made_void_but_never_deleted()
    {
        var park = TestPerson.OfPark();
        var id = (await app.ListedAsync(park, new { name = "成果场景", kind = "need", need = "监测" })).Single();
        var outcome = new { kind = "pilot", partner = "测试科技有限公司", valueYuan = 1_200_000, reachedOn = "2026-06-30", firstUse = true };
        var recorded = (await app.PostAsync(park, $"/{id}/outcomes", outcome)).Must(201);
        Assert.Equal(400, (await app.PostAsync(park, $"/{id}/outcomes", new { outcome.kind, outcome.partner, reachedOn = "2099-01-01" })).Status);
        Assert.Equal(404, (await app.GetAsync(TestPerson.OfCompany(), $"/{id}/outcomes")).Status);
        (await app.PostAsync(park, $"/outcomes/{recorded.Id}/void", new { reason = "重复登记" }, 1)).Must(200);
        Assert.Equal("重复登记", (await app.GetAsync(park, $"/{id}/outcomes")).Must(200).Body[0].GetProperty("voidReason").GetString());
        Assert.Equal("outcome.void", (await app.PostAsync(park, $"/outcomes/{recorded.Id}/void", new { reason = "再次" }, 2)).Must(409).Code);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
