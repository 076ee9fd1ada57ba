using System.Net;
using System.Text.Json;
using Npgsql;
using ScenarioHub.Sealing;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Intake;

/// <summary>First submissions that come at the same time are stored together; each is decided by itself.</summary>
public class IntakeApiTests(BiddingApp app)
{
    [Fact]
    public async Task Those_that_wait_together_are_each_taken_or_refused_for_what_they_are()
    {
        var stage = new Stage(app);
        await stage.OpenAsync();
        var good = Enumerable.Range(0, 20).Select(i => TestPerson.OfCompany($"第{i}家公司")).ToList();
        var (hasty, twice) = (TestPerson.OfCompany("未填完的公司"), TestPerson.OfCompany("同时递交两次的公司"));
        var incomplete = Stage.Content();
        incomplete.Remove("pledge");
        var sent = await WhileHeldAsync(stage, 23, () =>
        [
            .. good.Select(who => SendAsync(stage, who, Stage.Content())), SendAsync(stage, hasty, incomplete),
            SendAsync(stage, twice, Stage.Content("第一份")), SendAsync(stage, twice, Stage.Content("第二份")),
        ]);
        Assert.All(sent.Take(20).Concat(sent.TakeLast(2)), s => Assert.Equal(HttpStatusCode.Created, s.Status));
        Assert.Equal((HttpStatusCode.BadRequest, "bid.pledge-missing"), (sent[20].Status, sent[20].Body.GetProperty("errors")[0].GetProperty("code").GetString()));

        // Few transactions stored them: those that came while one was under way went together.
        var transactions = (long)(await app.SqlAsync(
            "SELECT count(DISTINCT v.xmin::text) FROM bid_version v JOIN bid b ON b.id = v.bid_id WHERE b.challenge_id = $1", stage.ChallengeId))!;
        Assert.InRange(transactions, 2, 10);

        var keys = (await app.GetAsync(null, "/log/keys")).Deserialize<LogKeys>(JsonSerializerOptions.Web)!.Keys;
        Assert.All(sent.Where(s => s.Status is HttpStatusCode.Created), s => Assert.Equal(ReceiptVerdict.Promised, ReceiptCheck.Of(s.Body.Deserialize<Receipt>(JsonSerializerOptions.Web), keys)));
        Assert.Equal([1, 2], sent.TakeLast(2).Select(s => s.Body.GetProperty("version").GetInt32()).Order());
        await stage.CloseAsync();
        Assert.Equal(21, (await stage.ReadAsync(null)).GetProperty("bidCount").GetInt32());
        Assert.Equal(22L, await app.SqlAsync("SELECT count(*) FROM log_leaf WHERE challenge_id = $1", stage.ChallengeId));
        Assert.Equal(22L, await app.SqlAsync(
            "SELECT count(*) FROM audit a JOIN bid b ON b.id = a.subject WHERE b.challenge_id = $1 AND a.act = 'bid.submitted'", stage.ChallengeId));
    }

    [Fact]
    public async Task Those_that_wait_past_the_deadline_are_refused_and_leave_nothing()
    {
        var stage = new Stage(app);
        await stage.OpenAsync();
        var sent = await WhileHeldAsync(
            stage, 5, () => [.. Enumerable.Range(0, 5).Select(i => SendAsync(stage, TestPerson.OfCompany($"迟到公司{i}"), Stage.Content()))],
            "UPDATE challenge SET deadline = clock_timestamp() WHERE id = $1");
        Assert.All(sent, s => Assert.Equal((HttpStatusCode.Conflict, "bid.deadline-passed"), (s.Status, s.Body.GetProperty("code").GetString())));
        Assert.Equal(0L, await app.SqlAsync("SELECT count(*) FROM bid WHERE challenge_id = $1", stage.ChallengeId));
    }

    [Fact]
    public async Task A_later_submission_keeps_the_files_of_the_bid_and_takes_none_from_its_sender()
    {
        var (stage, company) = (new Stage(app), TestPerson.OfCompany());
        await stage.OpenAsync();
        var content = Stage.Content();
        content["attachments"] = new[]
        {
            new { id = Guid.NewGuid(), @class = "other", name = "他人文件.pdf", mediaType = "application/pdf", size = 1, sha256 = new string('0', 64), addedAt = DateTimeOffset.UtcNow, key = "AAAA" },
        };
        var receipt = (await SendAsync(stage, company, content)).Body;
        var bid = await app.GetAsync(company, $"/bids/{receipt.GetProperty("bid").GetGuid()}");
        Assert.False(bid.GetProperty("content").TryGetProperty("attachments", out var files) && files.ValueKind is JsonValueKind.Array);
        content["expertsOnly"] = new[] { "technicalRoute", "budget" };
        var refused = await SendAsync(stage, company, content);
        Assert.Equal(
            (HttpStatusCode.BadRequest, "expertsOnly", "field.choice"),
            (refused.Status, refused.Body.GetProperty("errors")[0].GetProperty("field").GetString(), refused.Body.GetProperty("errors")[0].GetProperty("code").GetString()));
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(Stage stage, TestPerson who, object content)
    {
        using var answer = await app.SendAsync(who, HttpMethod.Post, $"{stage.Path}/submissions", content);
        return (answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>Holds the challenge as its owner does until the first of them waits for it, and lets go when all have been sent.</summary>
    private async Task<(HttpStatusCode Status, JsonElement Body)[]> WhileHeldAsync(
        Stage stage, int count, Func<Task<(HttpStatusCode, JsonElement)>[]> send, string? change = null)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await RunAsync("SELECT FROM challenge WHERE id = $1 FOR UPDATE");
        var sent = send();
        Assert.Equal(count, sent.Length);
        await Eventually.Async(
            () => app.SqlAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%FOR SHARE%'"), waiting => waiting is > 0L);
        if (change is not null)
        {
            await RunAsync(change);
        }

        await transaction.CommitAsync(ct);
        return await Task.WhenAll(sent);

        async Task RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = stage.ChallengeId } } };
            await command.ExecuteNonQueryAsync(ct);
        }
    }
}
