using System.Net;
using System.Text.Json;
using Npgsql;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Custody;

/// <summary>The custodians' ceremony over HTTP, with keys and passphrases at the custodians' own places.</summary>
public class CustodyApiTests(BiddingApp app)
{
    [Fact]
    public async Task Bids_in_custody_open_after_the_deadline_with_two_of_three_custodians_and_leave_minutes()
    {
        var stage = new Stage(app);
        await stage.ApprovedAsync();
        var custodians = new Custodians(app, stage);
        await stage.ActAsync("custodians", new { roles = new[] { "park", "administrator", "supervisor" } });
        Assert.Equal("custody.incomplete", Code(await stage.ActAsync("open", expected: HttpStatusCode.Conflict)));
        await custodians.AcceptAsync(1);
        await custodians.AcceptAsync(2);
        Assert.Equal("custody.incomplete", Code(await stage.ActAsync("open", expected: HttpStatusCode.Conflict)));
        await custodians.AcceptAsync(3);
        await stage.ActAsync("open");
        var bid = await stage.SubmittedAsync(TestPerson.OfCompany("甲公司"));

        Assert.Equal("challenge.before-deadline", Code(await custodians.HandInAsync(1, HttpStatusCode.Conflict)));
        var locked = await Assert.ThrowsAsync<PostgresException>(
            () => app.SqlAsync("UPDATE custodian SET handed_in = '\\x00' WHERE challenge_id = $1 AND place = 1", stage.ChallengeId));
        Assert.Contains("locked", locked.MessageText);
        await stage.CloseAsync();
        Assert.Equal("custody.shares-missing", Code(await stage.ActAsync("opening", expected: HttpStatusCode.Conflict)));
        await custodians.HandInAsync(3);
        Assert.Equal("custody.shares-missing", Code(await stage.ActAsync("opening", expected: HttpStatusCode.Conflict)));
        await custodians.HandInAsync(1);
        await stage.ActAsync("opening");

        Assert.Equal("分级燃烧与在线优化", (await app.GetAsync(stage.Park, $"{stage.Path}/bids"))[0].GetProperty("content").GetProperty("technicalRoute").GetString());
        var minutes = await app.GetAsync(custodians.People[3], $"{stage.Path}/minutes");
        Assert.Equal([3, 1], minutes.GetProperty("attendees").EnumerateArray().Select(a => a.GetProperty("place").GetInt32()));
        var opened = Assert.Single(minutes.GetProperty("bids").EnumerateArray());
        Assert.Equal((bid.GetProperty("digest").GetString(), true, 0L),
            (opened.GetProperty("digest").GetString(), opened.GetProperty("intact").GetBoolean(), opened.GetProperty("leafIndex").GetInt64()));
        await app.GetAsync(TestPerson.OfCompany(), $"{stage.Path}/minutes", HttpStatusCode.NotFound);
        await app.GetAsync(null, $"{stage.Path}/minutes", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_passphrase_is_changed_and_proven_and_a_lost_share_comes_back_without_the_key()
    {
        var stage = new Stage(app);
        await stage.ApprovedAsync();
        var custodians = new Custodians(app, stage);
        await custodians.AppointAllAsync();
        await stage.ActAsync("open");
        await stage.SubmittedAsync(TestPerson.OfCompany());
        await custodians.ChangePassphraseAsync(2, "a longer new passphrase");
        Assert.Equal("custody.drill-failed", Code(await custodians.DrillAsync(2, HttpStatusCode.Conflict, honest: false)));
        var proved = await custodians.DrillAsync(2);
        Assert.NotEqual(JsonValueKind.Undefined, Place(proved, 2).TryGetProperty("provedAt", out var at) ? at.ValueKind : default);
        await custodians.ReissueAsync(3, TestPerson.Supervisor());
        Assert.Equal(DBNull.Value, await app.SqlAsync("SELECT private_key FROM challenge_key WHERE challenge_id = $1", stage.ChallengeId));
        await stage.CloseAsync();
        await custodians.HandInAsync(3);
        await custodians.HandInAsync(2);
        Assert.Equal("formalCheck", (await stage.ActAsync("opening")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Places_are_taken_by_those_they_are_for_each_by_another_person()
    {
        var stage = new Stage(app);
        await stage.ApprovedAsync();
        var custodians = new Custodians(app, stage);
        Assert.Equal("invalid", Code(await stage.ActAsync("custodians", new { roles = new[] { "park" } }, HttpStatusCode.BadRequest)));
        Assert.Equal("invalid", Code(await stage.ActAsync("custodians", new { roles = new[] { "park", "park" } }, HttpStatusCode.BadRequest)));
        await stage.ActAsync("custodians", new { roles = new[] { "park", "park", "supervisor" } });
        Assert.Equal("custody.appointed", Code(await stage.ActAsync("custodians", new { roles = new[] { "park", "supervisor" } }, HttpStatusCode.Conflict)));
        var key = ScenarioHub.Sealing.CustodianKey.Create("passphrase of a test");
        await custodians.PostAsync(1, TestPerson.OfPark(), "accept", new { key }, HttpStatusCode.NotFound);
        await custodians.PostAsync(1, TestPerson.Administrator(), "accept", new { key }, HttpStatusCode.NotFound);
        await custodians.PostAsync(3, stage.Park, "accept", new { key }, HttpStatusCode.NotFound);
        await custodians.PostAsync(1, stage.Park, "accept", new { key = key with { Iterations = 1000 } }, HttpStatusCode.BadRequest);
        await custodians.PostAsync(1, stage.Park, "accept", new { key = key with { PublicKey = new byte[65] } }, HttpStatusCode.BadRequest);
        await custodians.AcceptAsync(1);
        Assert.Equal("custody.two-places", Code(await custodians.PostAsync(2, stage.Park, "accept", new { key }, HttpStatusCode.Conflict)));
        await app.GetAsync(TestPerson.OfCompany(), $"{stage.Path}/custody", HttpStatusCode.NotFound);
        await app.GetAsync(stage.Park.Colleague(), $"{stage.Path}/custodians/1/material", HttpStatusCode.NotFound);
        var mine = await app.GetAsync(stage.Park, "/custody/mine");
        Assert.Contains(mine.GetProperty("items").EnumerateArray(), c => c.GetProperty("challengeId").GetGuid() == stage.ChallengeId);
    }

    private static string? Code(JsonElement problem) => problem.GetProperty("code").GetString();

    private static JsonElement Place(JsonElement view, int place) =>
        view.GetProperty("places").EnumerateArray().Single(p => p.GetProperty("place").GetInt32() == place);
}
