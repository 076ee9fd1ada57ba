using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Matchmaking.Tests.Profiles;

public class ImportApiTests(MatchmakingApp app)
{
    private static readonly TestPerson Administrator = TestPerson.Administrator();

    [Fact]
    public async Task The_published_capabilities_are_imported_once_however_often_they_are_sent()
    {
        var file = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "capabilities.jsonl"), TestContext.Current.CancellationToken);
        var first = await app.UploadAsync(Administrator, "capabilities.jsonl", file);
        Assert.Equal((HttpStatusCode.OK, "54", "54"), (first.Status, first["rows"], first["created"]));
        var second = await app.UploadAsync(Administrator, "capabilities.jsonl", file);
        Assert.Equal(("0", "0", "54"), (second["created"], second["updated"], second["unchanged"]));

        var found = await app.GetAsync(null, "profiles?q=新石器");
        var profile = Assert.Single(found.Body.GetProperty("items").EnumerateArray());
        Assert.Equal("CP-0005", profile.GetProperty("externalId").GetString());
        Assert.False(profile.TryGetProperty("companyId", out _));
    }

    [Fact]
    public async Task A_row_of_the_judged_shape_keeps_its_id_through_search()
    {
        var (id, words) = ($"C{Guid.NewGuid():n}", Some.Words());
        var row = $$"""
            {"id": "{{id}}", "org_type": "institute", "province": "四川", "city": "成都", "industry_code": "M7452", "field": "检测", "capability": "提供{{words}}检测", "products": ["{{words}}"], "qualifications": ["高新技术企业"], "staff_band": "50-299"}
            """;
        Assert.Equal(HttpStatusCode.OK, (await app.UploadAsync(Administrator, "profiles.jsonl", row)).Status);
        var found = await Eventually.Async(
            () => app.PostAsync(TestPerson.OfPark(), "search/companies", new { need = words, limit = 5 }),
            r => r.Body.EnumerateArray().Any(found => found.GetProperty("profile").TryGetProperty("externalId", out var external) && external.GetString() == id));
        var best = found.Body[0];
        Assert.Equal((1, id), (best.GetProperty("rank").GetInt32(), best.GetProperty("profile").GetProperty("externalId").GetString()));
        Assert.Equal("institute", best.GetProperty("profile").GetProperty("organizationType").GetString());
    }

    [Fact]
    public async Task Every_bad_row_is_named_and_nothing_is_written()
    {
        var mark = Guid.NewGuid().ToString("n");
        var rows = Enumerable.Range(1, 200).Select(i => i switch
        {
            20 => $"{mark}-{i},某公司,,C3963,5",
            40 => $",某公司,能力描述,C3963,5",
            60 => $"{mark}-{i},某公司,能力描述,X99,5",
            80 => $"{mark}-{i},某公司,能力描述,C3963,12",
            100 => $"{mark}-{i},某公司,能力描述,C3963,高",
            120 => $"{mark}-1,某公司,能力描述,C3963,5",
            140 => $"{mark}-{i},某公司,能力描述",
            _ => $"{mark}-{i},某公司,能力描述,C3963,5",
        });
        var refused = await app.UploadAsync(Administrator, "profiles.csv", "编号,企业,能力,行业代码,技术成熟度\r\n" + string.Join("\r\n", rows));

        Assert.Equal((HttpStatusCode.BadRequest, "import.invalid"), (refused.Status, refused.Code));
        var errors = refused.Body.GetProperty("errors").EnumerateArray()
            .Select(e => (e.GetProperty("row").GetInt32(), e.TryGetProperty("column", out var column) ? column.GetString() : null, e.GetProperty("code").GetString()));
        Assert.Equal(
            [
                (21, "capability", "field.required"), (41, "id", "field.required"), (61, "industry_code", "profile.industry-code"), (81, "maturity", "field.range"),
                (101, "maturity", "import.number"), (121, "id", "import.duplicate-id"), (141, null, "import.cells"),
            ],
            errors);
        Assert.All(refused.Body.GetProperty("errors").EnumerateArray(), e => Assert.NotEqual(e.GetProperty("code").GetString(), e.GetProperty("message").GetString()));
        Assert.Equal(0, await app.WithDbAsync(db => db.Profiles.CountAsync(p => p.ExternalId!.StartsWith(mark))));
    }

    [Fact]
    public async Task A_file_that_is_none_gets_a_clear_answer()
    {
        Assert.Equal("import.format", ErrorOf(await app.UploadAsync(Administrator, "profiles.pdf", "x")));
        Assert.Equal("import.empty", ErrorOf(await app.UploadAsync(Administrator, "profiles.jsonl", "\n\n")));
        Assert.Equal("import.encoding", ErrorOf(await app.UploadAsync(Administrator, "profiles.csv", [0xC4, 0xDC, 0xC1, 0xA6, 0x0A])));
        Assert.Equal("import.column-unknown", ErrorOf(await app.UploadAsync(Administrator, "profiles.csv", "id,capability,colour\n1,能力描述,red")));
        Assert.Equal("import.column-missing", ErrorOf(await app.UploadAsync(Administrator, "profiles.csv", "id,company\n1,某公司")));
        Assert.Equal("import.row-malformed", ErrorOf(await app.UploadAsync(Administrator, "profiles.jsonl", "{\"id\":")));
        Assert.Equal("import.too-many-rows", ErrorOf(await app.UploadAsync(
            Administrator, "profiles.csv", "id,capability\n" + string.Join('\n', Enumerable.Range(0, 5001).Select(i => $"{i},能力描述")))));
        var large = await app.UploadAsync(Administrator, "profiles.csv", Encoding.UTF8.GetBytes(new string('a', 21 * 1024 * 1024)));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "import.too-large"), (large.Status, large.Code));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_does_nothing()
    {
        var id = Guid.NewGuid().ToString("n");
        var key = Guid.NewGuid();
        var dry = await app.UploadAsync(Administrator, "a.csv", $"id,capability\n{id},能力描述", dryRun: true, key);
        Assert.Equal(("1", "True"), (dry["created"], dry["dryRun"]));
        Assert.Equal(0, await app.WithDbAsync(db => db.Profiles.CountAsync(p => p.ExternalId == id)));
        Assert.Equal("idempotency.reused", (await app.UploadAsync(Administrator, "a.csv", $"id,capability\n{id},能力描述", dryRun: false, key)).Code);
    }

    [Fact]
    public async Task A_changed_row_updates_its_profile_and_matches_it_again()
    {
        var (id, words) = (Guid.NewGuid().ToString("n"), Some.Words());
        await app.UploadAsync(Administrator, "a.csv", $"id,company,capability\n{id},更新{id}公司,别的能力");
        var scenario = await app.ListAsync(TestPerson.OfPark(), words);
        var updated = await app.UploadAsync(Administrator, "a.csv", $"id,company,capability\n{id},更新{id}公司,\"提供{words}，含\n安装\"");
        Assert.Equal(("0", "1"), (updated["created"], updated["updated"]));
        var match = await app.SuggestedAsync(scenario.Id, Administrator);
        Assert.Equal(id, match.Body.GetProperty("profile").GetProperty("externalId").GetString());
    }

    private static string? ErrorOf(Reply reply)
    {
        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        return reply.Body.GetProperty("errors")[0].GetProperty("code").GetString();
    }
}
