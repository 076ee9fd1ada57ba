using System.Net;
using System.Net.Http.Headers;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Attachments;

public class AttachmentTests(ScenariosApp app)
{
    private static readonly byte[] Pdf = "%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF"u8.ToArray();

    [Fact]
    public async Task A_file_is_served_to_be_saved_and_never_to_be_run()
    {
        var park = TestPerson.OfPark();
        var draft = await app.DraftAsync(park);
        var file = (await AttachAsync(park, draft.Id, name: "建设“方案”;1.pdf")).Must(201);
        Assert.Equal(("need", "建设“方案”;1.pdf", "application/pdf", "notScanned"), (file["field"].GetString(), file["name"].GetString(), file["mediaType"].GetString(), file["scan"].GetString()));
        using var answer = await DownloadAsync(park, draft.Id, file.Id);
        Assert.Equal(Pdf, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("attachment", "建设“方案”;1.pdf"), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileNameStar));
        Assert.Equal($"\"{file["sha256"].GetString()}\"", answer.Headers.ETag!.Tag);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Contains("private", answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task A_part_of_a_file_and_an_unchanged_file_need_not_be_sent_whole()
    {
        var park = TestPerson.OfPark();
        var draft = await app.DraftAsync(park);
        var file = (await AttachAsync(park, draft.Id)).Must(201);
        using var part = await DownloadAsync(park, draft.Id, file.Id, request => request.Headers.Range = new RangeHeaderValue(0, 4));
        Assert.Equal((HttpStatusCode.PartialContent, "%PDF-"), (part.StatusCode, await part.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        using var unchanged = await DownloadAsync(park, draft.Id, file.Id, request => request.Headers.IfNoneMatch.Add(new($"\"{file["sha256"].GetString()}\"")));
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Theory]
    [InlineData("need", true)]
    [InlineData("goals", false)]
    public async Task A_file_is_seen_by_whoever_may_see_its_field(string field, bool byEveryone)
    {
        var park = TestPerson.OfPark();
        var draft = (await app.PostAsync(park, "/", new { name = "水质监测", kind = "need", need = "需求", goals = "目标", registeredFields = new[] { "goals" } })).Must(201);
        var file = (await AttachAsync(park, draft.Id, field)).Must(201);
        var other = TestPerson.OfCompany();
        foreach (var reader in new[] { null, other, TestPerson.OfPark(), TestPerson.Administrator() })
        {
            Assert.Equal(404, (await app.GetAsync(reader, $"/{draft.Id}/attachments")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await DownloadAsync(reader, draft.Id, file.Id)).StatusCode);
        }

        await app.ApproveAsync(park, [draft.Id]);
        Assert.Equal(HttpStatusCode.OK, (await DownloadAsync(TestPerson.Administrator(), draft.Id, file.Id)).StatusCode);
        await app.PublishAsync(park, [draft.Id]);
        Assert.Equal(byEveryone ? 1 : 0, (await app.GetAsync(null, $"/{draft.Id}/attachments")).Must(200).Body.GetArrayLength());
        Assert.Equal(byEveryone ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await DownloadAsync(null, draft.Id, file.Id)).StatusCode);
        Assert.Equal(1, (await app.GetAsync(other, $"/{draft.Id}/attachments")).Must(200).Body.GetArrayLength());
        Assert.Equal(HttpStatusCode.OK, (await DownloadAsync(other, draft.Id, file.Id)).StatusCode);
    }

    [Fact]
    public async Task A_file_is_not_to_be_had_by_way_of_another_scenario()
    {
        var park = TestPerson.OfPark();
        var hidden = await app.DraftAsync(park);
        var listed = (await app.ListedAsync(TestPerson.OfPark(), new { name = "道路巡检", kind = "need", need = "需求" })).Single();
        var file = (await AttachAsync(park, hidden.Id)).Must(201);
        Assert.Equal(HttpStatusCode.NotFound, (await DownloadAsync(null, listed, file.Id)).StatusCode);
    }

    [Fact]
    public async Task Files_are_added_and_removed_by_their_owner_while_the_scenario_can_be_edited_and_no_longer()
    {
        var park = TestPerson.OfPark();
        var draft = await app.DraftAsync(park);
        var file = (await AttachAsync(park, draft.Id)).Must(201);
        Assert.Equal(404, (await AttachAsync(TestPerson.OfPark(), draft.Id)).Status);
        Assert.Equal(404, (await app.SendAsync(TestPerson.OfPark(), HttpMethod.Delete, $"/{draft.Id}/attachments/{file.Id}")).Status);
        Assert.Equal(file.Id, (await AttachAsync(park, draft.Id)).Must(201).Id);
        (await app.SendAsync(park, HttpMethod.Delete, $"/{draft.Id}/attachments/{file.Id}")).Must(204);
        Assert.Equal(HttpStatusCode.NotFound, (await DownloadAsync(park, draft.Id, file.Id)).StatusCode);
        Assert.Equal(404, (await app.SendAsync(park, HttpMethod.Delete, $"/{draft.Id}/attachments/{file.Id}")).Status);
        var kept = (await AttachAsync(park, draft.Id)).Must(201);
        (await app.PostAsync(park, $"/{draft.Id}/submit", version: 1)).Must(200);
        Assert.Equal("scenario.not-editable", (await AttachAsync(park, draft.Id, name: "晚.pdf")).Must(409).Code);
        Assert.Equal("scenario.not-editable", (await app.SendAsync(park, HttpMethod.Delete, $"/{draft.Id}/attachments/{kept.Id}")).Must(409).Code);
        var acts = (await app.GetAsync(park, $"/audit?subject={draft.Id}"))["items"].EnumerateArray().Select(e => e.GetProperty("act").GetString()).ToList();
        Assert.Equal((2, 1), (acts.Count(a => a == "scenario.attach"), acts.Count(a => a == "scenario.detach")));
    }

    [Theory]
    [InlineData("a.exe", "MZ\u0090", "need", 415, "file.type")]
    [InlineData("a.docx", "%PDF-1.7", "need", 415, "file.ending")]
    [InlineData("a.html", "<script>alert(1)</script>", "need", 415, "file.type")]
    [InlineData("a.pdf", "", "need", 415, "file.empty")]
    [InlineData("a.pdf", "%PDF-1.7", "name", 400, "invalid")]
    [InlineData("a.pdf", "%PDF-1.7", "", 400, "invalid")]
    public async Task What_is_not_taken_is_refused_by_name(string name, string content, string field, int status, string code)
    {
        var park = TestPerson.OfPark();
        var draft = await app.DraftAsync(park);
        Assert.Equal(code, (await app.UploadAsync(park, $"/{draft.Id}/attachments?field={field}", name, System.Text.Encoding.Latin1.GetBytes(content))).Must(status).Code);
        Assert.Equal(0, (await app.GetAsync(park, $"/{draft.Id}/attachments")).Must(200).Body.GetArrayLength());
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_with_the_limit_and_a_name_leads_nowhere()
    {
        var park = TestPerson.OfPark();
        var draft = await app.DraftAsync(park);
        Assert.Equal("file.too-large", (await app.UploadAsync(park, $"/{draft.Id}/attachments?field=need", "a.pdf", [.. Pdf, .. new byte[20 * 1024 * 1024]])).Must(413).Code);
        Assert.Equal("passwd.pdf", (await AttachAsync(park, draft.Id, name: "../../etc/passwd.pdf")).Must(201)["name"].GetString());
    }

    private Task<ScenariosApp.Answer> AttachAsync(TestPerson park, Guid scenario, string field = "need", string name = "方案.pdf") =>
        app.UploadAsync(park, $"/{scenario}/attachments?field={field}", name, Pdf);

    private async Task<HttpResponseMessage> DownloadAsync(TestPerson? person, Guid scenario, Guid file, Action<HttpRequestMessage>? more = null)
    {
        using var client = app.As(person);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/scenarios/{scenario}/attachments/{file}");
        more?.Invoke(request);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
