using Microsoft.Extensions.Configuration;
using Npgsql;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Scenarios.Demonstrations;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Demonstrations;

public class DemonstrationTests(ScenariosApp app)
{
    private static readonly TestPerson Expert = TestPerson.Of("评审机构", "agency", "expert");
    private static readonly TestPerson Administrator = TestPerson.Administrator();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1_000_000, 300_000)]
    [InlineData(100.10, 30.03)]
    [InlineData(5_000_000, 1_000_000)]
    public void Support_is_a_share_of_its_base_up_to_the_cap(double baseYuan, double amount) =>
        Assert.Equal((decimal)amount, new SupportRule("first-use", "首试首用", "First use", "实际投入", 0.3m, 1_000_000).AmountOf((decimal)baseYuan));

    [Fact]
    public void Criteria_in_the_configuration_take_the_place_of_the_standard_ones()
    {
        var scheme = DemonstrationScheme.Of(Configured(("Criteria:0:Key", "effect"), ("Criteria:0:Name", "成效"), ("Criteria:0:NameEn", "Effect"), ("Criteria:0:Weight", "100"), ("NoticeDays", "5")));
        Assert.Equal(("effect", 100m), (Assert.Single(scheme.Criteria).Key, scheme.Criteria[0].Weight));
        Assert.Equal(5, scheme.NoticeDays);
        Assert.Equal(SupportRule.Standard, scheme.Supports);
    }

    [Theory]
    [InlineData("40", "成效", "40, not to 100")]
    [InlineData("100", null, "Criteria: an entry lacks a part")]
    public void Criteria_that_make_no_hundred_or_lack_a_part_are_refused_at_the_start(string weight, string? name, string reason)
    {
        var settings = Configured(("Criteria:0:Key", "effect"), ("Criteria:0:Weight", weight), ("Criteria:0:NameEn", "Effect"), (name is null ? "Other" : "Criteria:0:Name", name ?? ""));
        Assert.Contains(reason, Assert.Throws<InvalidOperationException>(() => DemonstrationScheme.Of(settings)).Message);
    }

    private static IConfiguration Configured(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();

    [Fact]
    public void The_weights_of_the_standard_scheme_make_a_hundred() => Assert.Equal(100, new DemonstrationScheme().Criteria.Sum(c => c.Weight));

    [Fact]
    public async Task An_accepted_scenario_is_nominated_scored_put_on_notice_and_shown()
    {
        var park = TestPerson.OfPark();
        var (id, nominated) = await NominateAsync(park);
        Assert.Equal(404, (await app.GetAsync(null, $"/demonstrations/{nominated.Id}")).Status);
        Assert.Equal("demonstration.too-few-scores", (await ActAsync("notice", nominated.Id, 1)).Must(409).Code);
        Assert.Equal(400, (await app.PostAsync(Expert, $"/demonstrations/{nominated.Id}/score", new { marks = new { innovation = 90 } }, 1)).Status);
        (await ScoreAsync(Expert, nominated.Id, 50, 1)).Must(200);
        (await ScoreAsync(Expert, nominated.Id, 90, 2)).Must(200);
        var own = (await app.GetAsync(Expert, $"/demonstrations/{nominated.Id}")).Must(200)["scores"];
        Assert.Equal(90, own[0].GetProperty("total").GetDecimal());
        Assert.Empty((await app.GetAsync(park, $"/demonstrations/{nominated.Id}")).Must(200)["scores"].EnumerateArray());

        var noticed = (await ActAsync("notice", nominated.Id, 3)).Must(200);
        Assert.Equal("onNotice", (await app.GetAsync(null, $"/demonstrations/{nominated.Id}")).Must(200).State);
        Assert.Equal("demonstration.notice-open", (await ActAsync("confirm", nominated.Id, noticed.Version)).Must(409).Code);
        var objected = (await app.PostAsync(TestPerson.OfCompany(), $"/demonstrations/{nominated.Id}/objections", new { text = "该成果的数据与事实不符，请核查。" })).Must(201);
        var objection = objected["objections"][0].GetProperty("id").GetGuid();
        Assert.Empty((await app.GetAsync(null, $"/demonstrations/{nominated.Id}"))["objections"].EnumerateArray());
        await EndNoticeAsync(nominated.Id);
        Assert.Equal("objection.not-now", (await app.PostAsync(TestPerson.OfCompany(), $"/demonstrations/{nominated.Id}/objections", new { text = "公示期满以后才提出的异议内容" })).Must(409).Code);
        Assert.Equal("demonstration.objections", (await ActAsync("confirm", nominated.Id, noticed.Version)).Must(409).Code);
        (await app.PostAsync(Administrator, $"/demonstrations/objections/{objection}/answer", new { answer = "经核查属实，数据无误。" }, 1)).Must(200);

        (await ActAsync("confirm", nominated.Id, noticed.Version)).Must(200);
        Assert.Equal("demonstrated", (await app.GetAsync(null, $"/catalogue/{id}")).State);
        Assert.Contains((await app.GetAsync(null, $"/demonstrations?ownerId={park.OrganizationId}")).Must(200)["items"].EnumerateArray(), d => d.GetProperty("id").GetGuid() == nominated.Id);
        Assert.Single(await app.FactsAsync<DemonstrationDecided>(Ct), f => f.Contains(nominated.Id.ToString(), StringComparison.Ordinal));
        var support = (await app.PostAsync(Administrator, $"/demonstrations/{nominated.Id}/supports", new { scheme = "first-use", baseYuan = 2_000_000 })).Must(201)["supports"][0];
        Assert.Equal(600_000, support.GetProperty("amountYuan").GetDecimal());
        Assert.Empty((await app.GetAsync(null, $"/demonstrations/{nominated.Id}"))["supports"].EnumerateArray());
        Assert.Equal(400, (await app.PostAsync(Administrator, $"/demonstrations/{nominated.Id}/supports", new { scheme = "none", baseYuan = 1 })).Status);
    }

    [Fact]
    public async Task A_scenario_is_nominated_once_and_only_when_it_is_accepted_and_may_be_declined()
    {
        var park = TestPerson.OfPark();
        var listed = (await app.ListedAsync(park, new { name = "未验收", kind = "need", need = "监测" })).Single();
        Assert.Equal("demonstration.not-accepted", (await NominateAsync(park, listed)).Must(409).Code);
        var (id, nominated) = await NominateAsync(park);
        Assert.Equal("demonstration.once", (await NominateAsync(park, id)).Must(409).Code);
        Assert.Equal(404, (await NominateAsync(TestPerson.OfPark(), id)).Status);
        (await ScoreAsync(Expert, nominated.Id, 40, 1)).Must(200);
        Assert.Equal("demonstration.below", (await ActAsync("notice", nominated.Id, 2)).Must(409).Code);
        Assert.Equal("declined", (await app.PostAsync(Administrator, $"/demonstrations/{nominated.Id}/decline", new { reason = "成效不足" }, 2)).Must(200).State);
        Assert.Equal("demonstration.not-scored-now", (await ScoreAsync(Administrator, nominated.Id, 90, 3)).Must(409).Code);
        (await NominateAsync(park, id)).Must(201);
    }

    private async Task<(Guid Scenario, ScenariosApp.Answer Demonstration)> NominateAsync(TestPerson park)
    {
        var id = (await app.ListedAsync(park, new { name = "示范场景", kind = "need", need = "监测" })).Single();
        (await app.PutAsync(park, $"/{id}/progress", new { state = "done" }, 0)).Must(200);
        return (id, (await NominateAsync(park, id)).Must(201));
    }

    private Task<ScenariosApp.Answer> NominateAsync(TestPerson park, Guid id) =>
        app.PostAsync(park, $"/{id}/demonstration", new { applyingParty = "环湖管理处", summary = "全湖布设监测浮标，水质预警提前六小时。" });

    private Task<ScenariosApp.Answer> ScoreAsync(TestPerson person, Guid id, int mark, long version) =>
        app.PostAsync(person, $"/demonstrations/{id}/score", new { marks = new { innovation = mark, effect = mark, spread = mark, safety = mark } }, version);

    private Task<ScenariosApp.Answer> ActAsync(string act, Guid id, long version) => app.PostAsync(Administrator, $"/demonstrations/{id}/{act}", version: version);

    private async Task EndNoticeAsync(Guid id)
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand($"UPDATE demonstration SET notice_ends_at = clock_timestamp() WHERE id = '{id}'", connection);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
