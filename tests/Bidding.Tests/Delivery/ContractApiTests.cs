using System.Net;
using System.Text.Json;
using Npgsql;
using ScenarioHub.Bidding.Milestones;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Delivery;

public class ContractApiTests(BiddingApp app)
{
    [Fact]
    public async Task From_the_award_to_the_acceptance()
    {
        var stage = new DeliveryStage(app);
        var contract = await stage.SignedAsync();
        Assert.Equal(("active", 3_000_000m), (contract.GetProperty("state").GetString(), contract.GetProperty("valueYuan").GetDecimal()));
        Assert.Matches("^HT-20[0-9]{2}-[0-9]{6}$", contract.GetProperty("number").GetString());
        Assert.Equal("inDelivery", (await stage.Stage.ReadAsync(null)).GetProperty("state").GetString());
        foreach (var milestone in contract.GetProperty("milestones").EnumerateArray().Select(m => m.GetProperty("id").GetGuid()))
        {
            await stage.ActAsync(stage.Winner, contract, $"milestones/{milestone}/report", new { report = "按计划完成，见检测报告。" });
            await stage.ActAsync(stage.Park, contract, $"milestones/{milestone}/judge", new { accepted = true });
        }

        await stage.ActAsync(stage.Park, contract, "verdict", new { passed = true, opinion = "全部指标达到，同意验收。" });
        var accepted = await stage.ActAsync(stage.Third, contract, "verdict", new { passed = true, opinion = "检测结果符合合同要求。" });
        Assert.Equal("accepted", accepted.GetProperty("state").GetString());
        Assert.Equal("accepted", (await stage.Stage.ReadAsync(null)).GetProperty("state").GetString());
        var ended = (await app.FactsAsync<DeliveryEnded>(TestContext.Current.CancellationToken)).Single(f => f.Contains(stage.Stage.ChallengeId.ToString()));
        Assert.Equal("accepted", JsonSerializer.Deserialize<JsonElement>(ended).GetProperty("outcome").GetString());
        Assert.Equal(0, (await app.GetAsync(stage.Winner, "/credit")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_failure_leaves_a_credit_record_marked_as_diligent_where_it_was()
    {
        var stage = new DeliveryStage(app);
        var contract = await stage.SignedAsync();
        await stage.ActAsync(stage.Park, contract, "verdict", new { passed = false, opinion = "主要指标没有达到。" });
        await stage.ActAsync(stage.Third, contract, "verdict", new { passed = false, diligent = true, opinion = "技术路线不可行，已尽职。" });
        Assert.Equal("deliveryFailed", (await stage.Stage.ReadAsync(null)).GetProperty("state").GetString());
        var record = (await app.GetAsync(stage.Park, $"/credit?organizationId={stage.Winner.OrganizationId}")).GetProperty("items")[0];
        Assert.Equal(("failed", true), (record.GetProperty("kind").GetString(), record.GetProperty("diligent").GetBoolean()));
        Assert.Equal(0, (await app.GetAsync(stage.Loser, $"/credit?organizationId={stage.Winner.OrganizationId}")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Quitting_before_the_signature_ends_the_challenge_and_leaves_a_record()
    {
        var stage = new DeliveryStage(app);
        await stage.AwardAsync();
        var contract = await stage.DraftAsync();
        await stage.ActAsync(stage.Winner, contract, "quit", new { reason = "关键人员离职，无力承担。" });
        Assert.Equal("terminated", (await stage.Stage.ReadAsync(null)).GetProperty("state").GetString());
        Assert.Equal("quit", (await app.GetAsync(stage.Winner, "/credit")).GetProperty("items")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_change_binds_with_the_other_sides_assent_and_every_edition_is_kept()
    {
        var stage = new DeliveryStage(app);
        var contract = await stage.SignedAsync();
        var terms = contract.GetProperty("terms").Deserialize<Dictionary<string, JsonElement>>()!;
        terms["tasks"] = JsonSerializer.SerializeToElement("研制低热值煤气燃烧装置两套并示范");
        var changed = await stage.ActAsync(stage.Winner, contract, "changes", new { terms, rationale = "示范规模扩大" });
        var change = changed.GetProperty("changes")[0];
        Assert.Equal("tasks", change.GetProperty("differences")[0].GetProperty("part").GetString());
        Assert.Equal("contract.change-open", (await stage.ActAsync(stage.ParkManager, contract, "changes", new { rationale = "终止合同" }, HttpStatusCode.Conflict)).GetProperty("code").GetString());
        await stage.ActAsync(stage.Winner, contract, $"changes/{change.GetProperty("id").GetGuid()}/assent", expected: HttpStatusCode.Conflict);
        var assented = await stage.ActAsync(stage.ParkManager, contract, $"changes/{change.GetProperty("id").GetGuid()}/assent");
        Assert.Equal(2, assented.GetProperty("edition").GetInt32());
        var editions = await app.GetAsync(stage.Winner, $"/contracts/{contract.GetProperty("id").GetGuid()}/editions");
        Assert.Equal(2, editions.GetArrayLength());
        await Assert.ThrowsAsync<PostgresException>(() => app.SqlAsync("DELETE FROM contract_edition"));
    }

    [Fact]
    public async Task Money_that_does_not_add_up_and_strangers_are_refused()
    {
        var stage = new DeliveryStage(app);
        await stage.AwardAsync();
        var terms = JsonSerializer.SerializeToNode(stage.Terms())!;
        terms["money"]!["tranches"]!.AsArray().RemoveAt(1);
        terms["milestones"]![0]!["share"] = 30;
        var refused = await stage.DraftAsync(terms, HttpStatusCode.BadRequest);
        Assert.Equal(["contract.money-sum", "contract.milestone-shares"], refused.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("code").GetString()));

        var contract = await stage.DraftAsync();
        var (id, asked) = (contract.GetProperty("id").GetGuid(), 0);
        foreach (var stranger in new[] { stage.Loser, TestPerson.OfCompany(), TestPerson.OfPark(), TestPerson.Of("银行", OrganizationKinds.Funder) })
        {
            await app.GetAsync(stranger, $"/contracts/{id}", HttpStatusCode.NotFound);
            Assert.Equal(0, (await app.GetAsync(stranger, "/contracts")).GetProperty("items").GetArrayLength());
            var manager = stranger with { Roles = [Roles.Manager] };
            foreach (var (act, body) in new (string, object)[] { ("sign", new { name = "张三" }), ("verdict", new { passed = true, opinion = "全部指标达到要求。" }), ("quit", new { reason = "无力承担本项目" }), ("changes", new { rationale = "终止合同" }) })
            {
                await app.AskAsync(manager, HttpMethod.Post, $"/contracts/{id}/{act}", body, 1, HttpStatusCode.NotFound);
                asked++;
            }
        }

        Assert.Equal(16, asked);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.SendAsync(stage.Park, HttpMethod.Post, $"/contracts/{id}/sign", new { name = "张三" }, 1)).StatusCode);
        Assert.Equal("检测中心", (await app.GetAsync(stage.Third, $"/contracts/{id}")).GetProperty("terms").GetProperty("thirdParty").GetProperty("name").GetString());
        Assert.Equal(1L, await app.SqlAsync("SELECT count(*) FROM audit WHERE act = 'contract.read' AND subject = $1 AND person = $2", id, stage.Third.PersonId));
    }

    [Fact]
    public async Task A_missed_milestone_is_told_once_however_many_sweep()
    {
        var stage = new DeliveryStage(app);
        var contract = await stage.SignedAsync();
        var milestone = contract.GetProperty("milestones")[0].GetProperty("id").GetGuid();
        await app.SqlAsync("UPDATE milestone SET due = clock_timestamp() - interval '1 minute' WHERE id = $1", milestone);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.WithDbAsync(db => MilestoneSweep.SweepNextAsync(db, new(), TestContext.Current.CancellationToken))));
        await Eventually.Async(async () => await app.FactsAsync<MilestoneReminder>(), facts => facts.Any(f => f.Contains(milestone.ToString())));
        Assert.Single(await app.FactsAsync<MilestoneReminder>(TestContext.Current.CancellationToken), f => f.Contains(milestone.ToString()));
        Assert.Equal("Missed", await app.SqlAsync("SELECT state FROM milestone WHERE id = $1", milestone));
    }

    [Fact]
    public async Task Of_two_awards_at_once_one_stands_and_so_with_signatures()
    {
        var stage = new DeliveryStage(app);
        await stage.ReviewAsync();
        await stage.AnnounceAsync();
        await stage.Stage.EndNoticeAsync();
        var version = (await stage.Stage.ReadAsync(stage.Park)).GetProperty("version").GetInt64();
        var awards = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.SendAsync(stage.Park, HttpMethod.Post, $"{stage.Stage.Path}/award", version: version)));
        Assert.Single(awards, s => s.StatusCode == HttpStatusCode.OK);
        var contract = await stage.DraftAsync();
        await stage.ActAsync(stage.ParkManager, contract, "sign", new { name = "张三" });
        var signed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            app.SendAsync(stage.Winner, HttpMethod.Post, $"/contracts/{contract.GetProperty("id").GetGuid()}/sign", new { name = "李四" }, 2)));
        Assert.Single(signed, s => s.StatusCode == HttpStatusCode.OK);
    }
}
