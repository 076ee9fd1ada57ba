using System.Net;
using System.Text;
using System.Text.Json;
using Npgsql;
using ScenarioHub.Bidding.Tests.Delivery;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Evidence;

public class EvidenceApiTests(BiddingApp app)
{
    private static readonly byte[] Report = Encoding.UTF8.GetBytes($"%PDF-1.7\n% evidence {Guid.NewGuid():n}\n%%EOF");

    private static readonly byte[] Program = Encoding.UTF8.GetBytes("MZ not a document");

    [Fact]
    public async Task Evidence_is_read_by_whom_the_objection_concerns_and_by_nobody_else_and_reading_leaves_a_trace()
    {
        var stage = new DeliveryStage(app);
        await stage.ReviewAsync();
        await stage.AnnounceAsync();
        var path = $"/objections/{(await stage.ObjectAsync(stage.Loser)).GetProperty("id").GetGuid()}";
        var added = await AddAsync(stage.Loser, path, "检测报告.pdf", Report, HttpStatusCode.Created);
        var again = await AddAsync(stage.Loser, path, "检测报告.pdf", Report, HttpStatusCode.Created);
        Assert.Equal(added.GetProperty("id").GetGuid(), again.GetProperty("id").GetGuid());
        await AddAsync(stage.Park, path, "另一份.pdf", Report, HttpStatusCode.NotFound);
        await AddAsync(stage.Loser, path, "程序.exe", Program, HttpStatusCode.UnsupportedMediaType);

        var file = $"{path}/evidence/{added.GetProperty("id").GetGuid()}";
        foreach (var (who, may) in new (TestPerson?, bool)[]
        {
            (stage.Loser, true), (stage.Park, true), (TestPerson.Administrator(), true), (TestPerson.Supervisor(), true),
            (null, false), (stage.Winner, false), (TestPerson.OfCompany(), false), (TestPerson.OfPark(), false),
        })
        {
            using var answer = await app.SendAsync(who, HttpMethod.Get, file);
            var expected = may ? HttpStatusCode.OK : who is null ? HttpStatusCode.Unauthorized : HttpStatusCode.NotFound;
            Assert.Equal(expected, answer.StatusCode);
            var body = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            Assert.Equal(may, Report.SequenceEqual(body));
            using var list = await app.SendAsync(who, HttpMethod.Get, $"{path}/evidence");
            Assert.Equal(expected, list.StatusCode);
        }

        Assert.Equal(3L, await app.SqlAsync("SELECT count(*) FROM audit WHERE act = 'objection.evidence-read' AND subject = $1", Guid.Parse(path[12..])));
        await Assert.ThrowsAsync<PostgresException>(() => app.SqlAsync("DELETE FROM objection_evidence"));
    }

    [Fact]
    public async Task Nothing_is_added_once_the_objection_is_over_and_never_more_than_anyone_reads()
    {
        var stage = new DeliveryStage(app);
        await stage.ReviewAsync();
        await stage.AnnounceAsync();
        var path = $"/objections/{(await stage.ObjectAsync(stage.Loser)).GetProperty("id").GetGuid()}";
        for (var i = 0; i < 10; i++)
        {
            await AddAsync(stage.Loser, path, $"证据{i}.pdf", Report, HttpStatusCode.Created);
        }

        Assert.Equal("evidence.too-many", (await AddAsync(stage.Loser, path, "证据10.pdf", Report, HttpStatusCode.Conflict)).GetProperty("code").GetString());
        await app.AskAsync(stage.Loser, HttpMethod.Post, $"{path}/withdraw", version: 11);
        Assert.Equal("objection.transition", (await AddAsync(stage.Loser, path, "证据11.pdf", Report, HttpStatusCode.Conflict)).GetProperty("code").GetString());
    }

    private async Task<JsonElement> AddAsync(TestPerson who, string path, string name, byte[] content, HttpStatusCode expected)
    {
        using var client = app.As(who);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/bidding{path}/evidence")
        {
            Content = new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } },
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == expected, $"{name}: {(int)answer.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
