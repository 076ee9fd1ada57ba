using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Attachments;

public class AttachmentApiTests(BiddingApp app)
{
    private static readonly byte[] Report = Encoding.UTF8.GetBytes($"%PDF-1.7 检测报告 {Guid.NewGuid():n} 秘密");

    [Fact]
    public async Task A_file_is_kept_as_ciphertext_and_read_by_its_own_organisation_until_the_opening()
    {
        var (stage, bidder) = (new Stage(app), TestPerson.OfCompany());
        await stage.OpenAsync();
        var bid = await stage.BeginAsync(bidder);
        var id = bid.GetProperty("id").GetGuid();
        var added = await AddAsync(bidder, id, "检测报告.pdf", "testReport", Report, 1, HttpStatusCode.OK);
        var named = added.GetProperty("content").GetProperty("attachments")[0];
        Assert.Equal(("检测报告.pdf", "testReport", Report.Length), (named.GetProperty("name").GetString(), named.GetProperty("class").GetString(), named.GetProperty("size").GetInt32()));
        Assert.False(named.TryGetProperty("key", out var key) && key.ValueKind is not JsonValueKind.Null);
        var box = (byte[])(await app.SqlAsync("SELECT box FROM bid_attachment WHERE bid_id = $1", id))!;
        Assert.Equal(-1, box.AsSpan().IndexOf(Report.AsSpan(9, 30)));

        // A save of the form keeps the files, whatever the form says of them.
        var saved = Stage.Content("改过的路线");
        saved["attachments"] = Array.Empty<object>();
        await app.AskAsync(bidder, HttpMethod.Put, $"/bids/{id}", saved, 2);
        var file = $"/bids/{id}/attachments/{named.GetProperty("id").GetGuid()}";
        Assert.Equal(Report, await ReadAsync(bidder, file));
        TestPerson?[] others = [null, stage.Park, TestPerson.OfCompany(), TestPerson.Administrator(), TestPerson.Supervisor()];
        foreach (var other in others)
        {
            using var refused = await app.SendAsync(other, HttpMethod.Get, file);
            Assert.Equal(other is null ? HttpStatusCode.Unauthorized : HttpStatusCode.NotFound, refused.StatusCode);
        }

        await app.AskAsync(bidder, HttpMethod.Post, $"/bids/{id}/submit", version: 3);
        await stage.CloseAsync();
        await stage.ActAsync("opening");
        Assert.Equal(Report, await ReadAsync(stage.Park, file));
        await app.GetAsync(TestPerson.Administrator(), file, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_class_takes_as_many_as_the_scheme_says_and_other_kinds_of_files_are_refused()
    {
        var (stage, bidder) = (new Stage(app), TestPerson.OfCompany());
        await stage.OpenAsync();
        var id = (await stage.BeginAsync(bidder)).GetProperty("id").GetGuid();
        for (var i = 1; i <= 5; i++)
        {
            await AddAsync(bidder, id, $"证书{i}.png", "qualification", Report, i, HttpStatusCode.OK);
        }

        Assert.Equal("attachment.count", Code(await AddAsync(bidder, id, "证书6.png", "qualification", Report, 6, HttpStatusCode.Conflict)));
        var bad = await AddAsync(bidder, id, "程序.exe", "other", Report, 6, HttpStatusCode.BadRequest);
        Assert.Equal("attachment.type", Code(bad.GetProperty("errors")[0]));
        Assert.Equal("attachment.empty", Code(await AddAsync(bidder, id, "空.pdf", "other", [], 6, HttpStatusCode.Conflict)));
        var large = await AddAsync(bidder, id, "大.pdf", "other", new byte[(20 * 1024 * 1024) + 1], 6, HttpStatusCode.RequestEntityTooLarge);
        Assert.NotNull(Code(large));
        var left = await app.GetAsync(bidder, $"/bids/{id}");
        var first = left.GetProperty("content").GetProperty("attachments")[0].GetProperty("id").GetGuid();
        Assert.Equal(4, (await app.AskAsync(bidder, HttpMethod.Delete, $"/bids/{id}/attachments/{first}", version: 6)).GetProperty("content").GetProperty("attachments").GetArrayLength());
        await app.GetAsync(bidder, $"/bids/{id}/attachments/{first}", HttpStatusCode.NotFound);
    }

    private async Task<JsonElement> AddAsync(TestPerson who, Guid bid, string name, string kind, byte[] content, long version, HttpStatusCode expected)
    {
        using var client = app.As(who);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/bidding/bids/{bid}/attachments?name={Uri.EscapeDataString(name)}&class={kind}")
        {
            Content = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } },
        };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == expected, $"{name}: {response.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    private async Task<byte[]> ReadAsync(TestPerson who, string path)
    {
        using var response = await app.SendAsync(who, HttpMethod.Get, path);
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private static string? Code(JsonElement problem) => problem.GetProperty("code").GetString();
}
