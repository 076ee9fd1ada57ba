using System.Net;
using System.Text.Json;
using Npgsql;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Bids;

/// <summary>The deadline is one instant, decided by the database's clock inside the transaction.</summary>
public class DeadlineApiTests(BiddingApp app)
{
    [Fact]
    public async Task A_millisecond_after_the_deadline_nothing_is_taken_and_nothing_changes()
    {
        var (stage, bidder, withdrawer) = (new Stage(app), TestPerson.OfCompany(), TestPerson.OfCompany());
        await stage.OpenAsync();
        var draft = await stage.BeginAsync(bidder);
        var withdrawn = await stage.BeginAsync(withdrawer);
        await app.AskAsync(withdrawer, HttpMethod.Post, Bid(withdrawn, "/withdraw"), version: 1);
        await stage.DeadlineInAsync("-1 millisecond");
        var before = await RowsAsync(stage);
        JsonElement[] refusals =
        [
            await app.AskAsync(bidder, HttpMethod.Post, Bid(draft, "/submit"), version: 1, expected: HttpStatusCode.Conflict),
            await app.AskAsync(bidder, HttpMethod.Put, Bid(draft), Stage.Content(), 1, HttpStatusCode.Conflict),
            await app.AskAsync(withdrawer, HttpMethod.Post, Bid(withdrawn, "/revive"), version: 2, expected: HttpStatusCode.Conflict),
            await app.AskAsync(TestPerson.OfCompany(), HttpMethod.Post, $"{stage.Path}/bids", Stage.Content(), expected: HttpStatusCode.Conflict),
        ];
        Assert.All(refusals, refusal =>
        {
            Assert.Equal("bid.deadline-passed", refusal.GetProperty("code").GetString());
            Assert.Matches("截止时间 20[0-9]{2}年.*（北京时间）已过", refusal.GetProperty("title").GetString());
        });
        Assert.Equal(before, await RowsAsync(stage));
    }

    [Fact]
    public async Task Fifty_submissions_around_the_deadline_are_each_decided_by_the_one_clock()
    {
        var stage = new Stage(app);
        await stage.OpenAsync();
        var bids = new List<(TestPerson Who, JsonElement Bid)>();
        for (var i = 0; i < 50; i++)
        {
            var company = TestPerson.OfCompany($"第{i}家公司");
            bids.Add((company, await stage.BeginAsync(company)));
        }

        await stage.DeadlineInAsync("1500 milliseconds");
        var deadline = (await stage.ReadAsync(null)).GetProperty("deadline").GetDateTimeOffset();
        var sent = await Task.WhenAll(bids.Select(async (entry, i) =>
        {
            await Task.Delay(i * 60, TestContext.Current.CancellationToken);
            var before = await ClockAsync();
            using var response = await app.SendAsync(entry.Who, HttpMethod.Post, Bid(entry.Bid, "/submit"), version: 1);
            return (response.StatusCode, Before: before, After: await ClockAsync());
        }));
        var (accepted, refused) = (sent.Where(s => s.StatusCode is HttpStatusCode.OK).ToList(), sent.Where(s => s.StatusCode is HttpStatusCode.Conflict).ToList());
        Assert.Equal(50, accepted.Count + refused.Count);
        Assert.True(accepted.Count > 0 && refused.Count > 0, $"{accepted.Count} accepted, {refused.Count} refused");
        Assert.All(accepted, s => Assert.True(s.Before < deadline));
        Assert.All(refused, s => Assert.True(s.After >= deadline));
        Assert.Equal((long)accepted.Count, await app.SqlAsync(
            """
            SELECT count(*) FROM bid_version v JOIN bid b ON b.id = v.bid_id JOIN challenge c ON c.id = b.challenge_id
            WHERE c.id = $1 AND v.submitted_at < c.deadline
            """,
            stage.ChallengeId));
        Assert.Equal((long)refused.Count, await app.SqlAsync(
            "SELECT count(*) FROM bid WHERE challenge_id = $1 AND state = 'Draft' AND version = 1", stage.ChallengeId));
        await stage.CloseAsync();
        Assert.Equal(accepted.Count, (await stage.ReadAsync(null)).GetProperty("bidCount").GetInt32());
        Assert.Contains(await app.FactsAsync<ChallengeClosed>(TestContext.Current.CancellationToken),
            f => f.Contains(stage.ChallengeId.ToString()) && f.Contains($"\"bids\": {accepted.Count}"));
    }

    [Fact]
    public async Task A_submission_that_waits_for_an_extension_is_taken_by_the_new_deadline()
    {
        var (stage, bidder) = (new Stage(app), TestPerson.OfCompany());
        await stage.OpenAsync();
        var draft = await stage.BeginAsync(bidder);
        using var response = await WhileHeldAsync(
            stage, bidder, draft, "-1 second", "UPDATE challenge SET deadline = clock_timestamp() + interval '1 hour' WHERE id = $1");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_submission_that_waits_past_the_deadline_is_refused_though_it_came_before()
    {
        var (stage, bidder) = (new Stage(app), TestPerson.OfCompany());
        await stage.OpenAsync();
        var draft = await stage.BeginAsync(bidder);
        using var response = await WhileHeldAsync(stage, bidder, draft, "1 hour", "UPDATE challenge SET deadline = clock_timestamp() WHERE id = $1");
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
    }

    /// <summary>Holds the challenge as its owner does, waits until the submission waits for it, changes it, and lets go.</summary>
    private async Task<HttpResponseMessage> WhileHeldAsync(Stage stage, TestPerson bidder, JsonElement draft, string interval, string change)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await RunAsync(connection, $"UPDATE challenge SET deadline = clock_timestamp() + interval '{interval}' WHERE id = $1", stage.ChallengeId, ct);
        var submission = app.SendAsync(bidder, HttpMethod.Post, Bid(draft, "/submit"), version: 1);
        await Eventually.Async(
            () => app.SqlAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"), waiting => waiting is > 0L);
        await RunAsync(connection, change, stage.ChallengeId, ct);
        await transaction.CommitAsync(ct);
        return await submission;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, Guid id, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = id } } };
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<DateTimeOffset> ClockAsync() => (DateTime)(await app.SqlAsync("SELECT clock_timestamp()"))!;

    private Task<object?> RowsAsync(Stage stage) => app.SqlAsync(
        """
        SELECT (SELECT string_agg(b::text, ';' ORDER BY id) FROM bid b WHERE challenge_id = $1)
            || (SELECT count(*) FROM bid_version v JOIN bid b ON b.id = v.bid_id WHERE challenge_id = $1)
        """,
        stage.ChallengeId);

    private static string Bid(JsonElement bid, string act = "") => $"/bids/{bid.GetProperty("id").GetGuid()}{act}";
}
