using System.Net;
using System.Text.Json;
using Npgsql;
using ScenarioHub.Sealing;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Intake;

/// <summary>Submissions that come at the same time are stored together; each is decided by itself.</summary>
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
    public async Task Saved_bids_that_are_sent_together_are_each_taken_or_refused_for_what_they_are()
    {
        var stage = new Stage(app);
        await stage.OpenAsync();
        var incomplete = Stage.Content();
        incomplete.Remove("pledge");
        var good = new List<(TestPerson Who, Guid Id)>();
        for (var i = 0; i < 12; i++)
        {
            good.Add(await BegunAsync(stage, $"第{i}家公司", Stage.Content()));
        }

        var (hasty, stale, twice) = (
            await BegunAsync(stage, "未填完的公司", incomplete), await BegunAsync(stage, "看到旧版本的公司", Stage.Content()), await BegunAsync(stage, "双击的公司", Stage.Content()));
        var sent = await WhileHeldAsync(stage, 17, () =>
        [
            .. good.Select(b => SubmitAsync(b)), SubmitAsync(hasty), SubmitAsync(stale, 7), SubmitAsync(twice), SubmitAsync(twice),
            SendAsync(stage, TestPerson.OfCompany("一次递交的公司"), Stage.Content()),
        ]);
        Assert.All(sent.Take(12).Concat(sent[14..16]), s => Assert.Equal((HttpStatusCode.OK, "submitted"), (s.Status, s.Body.GetProperty("state").GetString())));
        Assert.Equal((HttpStatusCode.BadRequest, "bid.pledge-missing"), (sent[12].Status, sent[12].Body.GetProperty("errors")[0].GetProperty("code").GetString()));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "version.stale"), (sent[13].Status, sent[13].Body.GetProperty("code").GetString()));
        Assert.Equal(HttpStatusCode.Created, sent[16].Status);

        var transactions = (long)(await app.SqlAsync(
            "SELECT count(DISTINCT v.xmin::text) FROM bid_version v JOIN bid b ON b.id = v.bid_id WHERE b.challenge_id = $1", stage.ChallengeId))!;
        Assert.InRange(transactions, 1, 10);
        var keys = (await app.GetAsync(null, "/log/keys")).Deserialize<LogKeys>(JsonSerializerOptions.Web)!.Keys;
        foreach (var (who, id) in good.Append(twice))
        {
            var receipt = (await app.GetAsync(who, $"/bids/{id}/receipts/1")).Deserialize<Receipt>(JsonSerializerOptions.Web);
            Assert.Equal(ReceiptVerdict.Promised, ReceiptCheck.Of(receipt, keys));
        }

        Assert.Equal(2L, await app.SqlAsync("SELECT count(*) FROM bid WHERE challenge_id = $1 AND state = 'Draft' AND version = 1 AND digest IS NULL", stage.ChallengeId));
        Assert.Equal(14L, await app.SqlAsync(
            "SELECT count(*) FROM audit a JOIN bid b ON b.id = a.subject WHERE b.challenge_id = $1 AND a.act = 'bid.submitted'", stage.ChallengeId));
        await stage.CloseAsync();
        Assert.Equal(14, (await stage.ReadAsync(null)).GetProperty("bidCount").GetInt32());
    }

    [Fact]
    public async Task Saved_bids_that_wait_past_the_deadline_are_refused_and_stay_as_they_were()
    {
        var stage = new Stage(app);
        await stage.OpenAsync();
        var late = new[] { await BegunAsync(stage, "迟到公司甲", Stage.Content()), await BegunAsync(stage, "迟到公司乙", Stage.Content()) };
        var sent = await WhileHeldAsync(stage, 2, () => [.. late.Select(b => SubmitAsync(b))], "UPDATE challenge SET deadline = clock_timestamp() WHERE id = $1");
        Assert.All(sent, s => Assert.Equal((HttpStatusCode.Conflict, "bid.deadline-passed"), (s.Status, s.Body.GetProperty("code").GetString())));
        Assert.Equal(2L, await app.SqlAsync("SELECT count(*) FROM bid WHERE challenge_id = $1 AND state = 'Draft' AND version = 1", stage.ChallengeId));
        Assert.Equal(0L, await app.SqlAsync("SELECT count(*) FROM log_queue WHERE challenge_id = $1", stage.ChallengeId));
    }

    [Fact]
    public async Task Whoever_got_no_answer_sends_again_and_finds_the_bid_taken_once()
    {
        var stage = new Stage(app);
        await stage.OpenAsync();
        var (who, id) = await BegunAsync(stage, "断线的公司", Stage.Content());
        using var connection = new CancellationTokenSource();
        await WhileHeldAsync(stage, 1, () => [LostAsync(who, id, connection.Token)], meanwhile: connection.Cancel);
        var again = await SubmitAsync((who, id));
        Assert.Equal((HttpStatusCode.OK, 1), (again.Status, again.Body.GetProperty("submittedVersion").GetInt32()));
        Assert.Equal(1L, await app.SqlAsync("SELECT count(*) FROM bid_version WHERE bid_id = $1", id));
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

    private async Task<(TestPerson Who, Guid Id)> BegunAsync(Stage stage, string name, object content)
    {
        var who = TestPerson.OfCompany(name);
        return (who, (await stage.BeginAsync(who, content)).GetProperty("id").GetGuid());
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> SubmitAsync((TestPerson Who, Guid Id) bid, long version = 1)
    {
        using var answer = await app.SendAsync(bid.Who, HttpMethod.Post, $"/bids/{bid.Id}/submit", version: version);
        return (answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>Submits, and loses the connection before the answer.</summary>
    private async Task<(HttpStatusCode Status, JsonElement Body)> LostAsync(TestPerson who, Guid id, CancellationToken gone)
    {
        using var client = app.As(who);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/bidding/bids/{id}/submit");
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.SendAsync(request, gone));
        return default;
    }

    /// <summary>Holds the challenge as its owner does until the first of them waits for it, and lets go when all have been sent.</summary>
    private async Task<(HttpStatusCode Status, JsonElement Body)[]> WhileHeldAsync(
        Stage stage, int count, Func<Task<(HttpStatusCode, JsonElement)>[]> send, string? change = null, Action? meanwhile = null)
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

        meanwhile?.Invoke();
        await transaction.CommitAsync(ct);
        return await Task.WhenAll(sent);

        async Task RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = stage.ChallengeId } } };
            await command.ExecuteNonQueryAsync(ct);
        }
    }
}
