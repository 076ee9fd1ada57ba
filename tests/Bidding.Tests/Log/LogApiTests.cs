using System.Net;
using System.Text.Json;
using Npgsql;
using ScenarioHub.Sealing;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Log;

/// <summary>Receipts and the public log: a promise at once, a place from the deadline on, leaves from the opening on.</summary>
public class LogApiTests(BiddingApp app)
{
    [Fact]
    public async Task A_receipt_is_a_promise_before_the_deadline_and_a_proof_after_and_counts_nothing()
    {
        var (stage, first, second) = (new Stage(app), TestPerson.OfCompany(), TestPerson.OfCompany());
        await stage.OpenAsync();
        var receipt = await SubmitAsync(stage, first);
        await SubmitAsync(stage, second);
        var again = await SubmitAsync(stage, first);
        Assert.Equal((1, 2, ReceiptVerdict.Promised), (receipt.Version, again.Version, await CheckAsync(receipt)));
        Assert.Null((await ReadAsync(first, receipt)).Inclusion);
        await app.GetAsync(null, $"{stage.Path}/log", HttpStatusCode.NotFound);
        await app.GetAsync(second, Path(receipt), HttpStatusCode.NotFound);

        await stage.CloseAsync();
        await app.GetAsync(null, $"{stage.Path}/log/leaves", HttpStatusCode.NotFound);
        var proven = await ReadAsync(first, receipt);
        Assert.Equal((ReceiptVerdict.Included, 3L), (await CheckAsync(proven), proven.Inclusion!.Head.TreeSize));
        Assert.Equal(receipt.Signature, proven.Signature);
        Assert.Equal(ReceiptVerdict.NotIncluded, await CheckAsync(proven with { Inclusion = proven.Inclusion with { LeafIndex = 2 - proven.Inclusion.LeafIndex } }));
        Assert.Equal(ReceiptVerdict.BadSignature, await CheckAsync(proven with { Digest = new('0', 64) }));
        Assert.Equal(ReceiptVerdict.BadHead, await CheckAsync(proven with { Inclusion = proven.Inclusion with { Head = proven.Inclusion.Head with { TreeSize = 4 } } }));
        Assert.Equal(ReceiptVerdict.UnknownKey, await CheckAsync(proven with { Key = "0" }));
        var answer = await app.AskAsync(null, HttpMethod.Post, "/log/verify", proven);
        Assert.Equal("included", answer.GetProperty("verdict").GetString());

        await stage.ActAsync("opening");
        var leaves = (await app.GetAsync(null, $"{stage.Path}/log/leaves")).GetProperty("items").EnumerateArray()
            .Select(l => Convert.FromHexString(l.GetProperty("leaf").GetString()!)).ToArray();
        Assert.Equal(proven.Inclusion.Head.Root, Convert.ToHexStringLower(MerkleTree.Root(leaves)));
        var consistency = await app.GetAsync(null, $"{stage.Path}/log/consistency?from=2");
        Assert.True(MerkleProof.Extends(2, MerkleTree.Root(leaves.AsSpan(0, 2)), 3, MerkleTree.Root(leaves),
            [.. consistency.GetProperty("path").EnumerateArray().Select(p => Convert.FromHexString(p.GetString()!))]));
        await app.GetAsync(null, $"{stage.Path}/log/consistency?from=9", HttpStatusCode.BadRequest);
        Assert.Equal(2, (await app.GetAsync(stage.Park, $"{stage.Path}/minutes")).GetProperty("bids").GetArrayLength());
    }

    [Fact]
    public async Task The_database_takes_nothing_out_of_the_log()
    {
        var stage = new Stage(app);
        await stage.OpenAsync();
        await SubmitAsync(stage, TestPerson.OfCompany());
        await stage.CloseAsync();
        foreach (var sql in new[] { "DELETE FROM log_leaf", "UPDATE log_leaf SET index = index + 1", "DELETE FROM log_head", "TRUNCATE log_leaf", "DELETE FROM log_key" })
        {
            Assert.Contains("append-only", (await Assert.ThrowsAsync<PostgresException>(() => app.SqlAsync(sql))).MessageText);
        }
    }

    [Fact]
    public async Task One_act_submits_and_a_repeat_gets_the_same_receipt()
    {
        var (stage, company, key) = (new Stage(app), TestPerson.OfCompany(), Guid.NewGuid());
        await stage.OpenAsync();
        using var first = await app.SendAsync(company, HttpMethod.Post, $"{stage.Path}/submissions", Stage.Content(), key: key);
        using var again = await app.SendAsync(company, HttpMethod.Post, $"{stage.Path}/submissions", Stage.Content(), key: key);
        Assert.Equal(
            (await Body(first)).GetProperty("signature").GetString(), (await Body(again)).GetProperty("signature").GetString());
        var missing = await app.AskAsync(company, HttpMethod.Post, $"{stage.Path}/submissions", new { technicalRoute = "x" }, expected: HttpStatusCode.BadRequest);
        Assert.True(missing.GetProperty("errors").GetArrayLength() > 3);
        await stage.DeadlineInAsync("-1 millisecond");
        var late = await app.AskAsync(company, HttpMethod.Post, $"{stage.Path}/submissions", Stage.Content(), expected: HttpStatusCode.Conflict);
        Assert.Equal("bid.deadline-passed", late.GetProperty("code").GetString());
        await app.AskAsync(TestPerson.OfPark(), HttpMethod.Post, $"{stage.Path}/submissions", Stage.Content(), expected: HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_bidder_reads_its_own_bid_on_after_it_was_sent_changed_or_taken_back()
    {
        var (stage, company) = (new Stage(app), TestPerson.OfCompany());
        await stage.OpenAsync();
        var bid = await stage.SubmittedAsync(company, "第一稿");
        var path = $"/bids/{bid.GetProperty("id").GetGuid()}";
        Assert.Equal("第一稿", await RouteAsync());
        await app.AskAsync(company, HttpMethod.Put, path, Stage.Content("第二稿"), 2);
        Assert.Equal("第二稿", await RouteAsync());
        await app.AskAsync(company, HttpMethod.Post, $"{path}/submit", version: 3);
        await app.AskAsync(company, HttpMethod.Post, $"{path}/withdraw", version: 4);
        await app.AskAsync(company, HttpMethod.Post, $"{path}/revive", version: 5);
        Assert.Equal("第二稿", await RouteAsync());

        async Task<string?> RouteAsync() => (await app.GetAsync(company, path)).GetProperty("content").GetProperty("technicalRoute").GetString();
    }

    private async Task<Receipt> SubmitAsync(Stage stage, TestPerson who) => (await app.AskAsync(
        who, HttpMethod.Post, $"{stage.Path}/submissions", Stage.Content(), expected: HttpStatusCode.Created)).Deserialize<Receipt>(JsonSerializerOptions.Web)!;

    private async Task<Receipt> ReadAsync(TestPerson who, Receipt receipt) =>
        (await app.GetAsync(who, Path(receipt))).Deserialize<Receipt>(JsonSerializerOptions.Web)!;

    private async Task<ReceiptVerdict> CheckAsync(Receipt receipt) =>
        ReceiptCheck.Of(receipt, (await app.GetAsync(null, "/log/keys")).Deserialize<LogKeys>(JsonSerializerOptions.Web)!.Keys);

    private static string Path(Receipt receipt) => $"/bids/{receipt.Bid}/receipts/{receipt.Version}";

    private static async Task<JsonElement> Body(HttpResponseMessage answer) =>
        JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
