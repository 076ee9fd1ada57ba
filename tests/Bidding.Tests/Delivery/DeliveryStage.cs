using System.Net;
using System.Text.Json;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.Testing;

namespace ScenarioHub.Bidding.Tests.Delivery;

/// <summary>Brings a challenge past its review, over HTTP as its people would.</summary>
public class DeliveryStage(BiddingApp app)
{
    private static readonly HttpMethod Post = HttpMethod.Post;

    public Stage Stage { get; } = new(app);

    public TestPerson Park => Stage.Park;

    /// <summary>Who may sign for the park.</summary>
    public TestPerson ParkManager => Park.Colleague() with { Roles = [Roles.Manager] };

    public TestPerson Winner { get; } = TestPerson.OfCompany("甲公司") with { Roles = [Roles.Manager] };

    public TestPerson Loser { get; } = TestPerson.OfCompany("乙公司");

    public TestPerson Third { get; } = TestPerson.OfCompany("检测中心");

    public Guid WinningBid { get; private set; }

    public Guid LosingBid { get; private set; }

    public async Task ReviewAsync()
    {
        await Stage.OpenAsync();
        WinningBid = (await Stage.SubmittedAsync(Winner)).GetProperty("id").GetGuid();
        LosingBid = (await Stage.SubmittedAsync(Loser)).GetProperty("id").GetGuid();
        await Stage.CloseAsync();
        await Stage.ActAsync("opening");
    }

    public Task<JsonElement> AnnounceAsync(HttpStatusCode expected = HttpStatusCode.OK) =>
        Stage.ActAsync("notice", new { bidId = WinningBid, reasons = "指标最优" }, expected);

    public async Task AwardAsync()
    {
        await ReviewAsync();
        await AnnounceAsync();
        await Stage.EndNoticeAsync();
        await Stage.ActAsync("award");
    }

    public Task<JsonElement> ObjectAsync(TestPerson who, HttpStatusCode expected = HttpStatusCode.Created) => app.AskAsync(
        who, Post, $"{Stage.Path}/objections", new { statement = "评分依据与公告不符，请复核。", signedName = "王五" }, expected: expected);

    /// <summary>A supervisor whom the service knows.</summary>
    public async Task<TestPerson> SupervisorAsync()
    {
        var person = TestPerson.Supervisor();
        await app.PublishAsync(new MemberChanged(
            person.PersonId, 1, person.OrganizationId, "platform", "李监督", "li@demo.example", "zh-CN", [Roles.Supervisor], true, DateTimeOffset.UtcNow));
        await Eventually.Async(() => app.SqlAsync("SELECT name FROM known_supervisor WHERE id = $1", person.PersonId), name => name is "李监督");
        return person;
    }

    public object Terms(DateTimeOffset? start = null)
    {
        var from = start ?? DateTimeOffset.UtcNow;
        return new
        {
            tasks = "研制低热值煤气燃烧装置并示范",
            indicators = new[] { new { name = "燃烧效率", target = "≥ 99" } },
            money = new
            {
                sources = new[] { new { name = "财政", kind = "public", yuan = 1_000_000 }, new { name = "自筹", kind = "own", yuan = 2_000_000 } },
                tranches = new object[]
                {
                    new { name = "首笔", source = "财政", rate = 40, baseYuan = 1_000_000 }, new { name = "尾款", source = "财政", rate = 60, baseYuan = 1_000_000, milestone = 2 },
                    new { name = "配套", source = "自筹", rate = 100, baseYuan = 2_000_000 },
                },
            },
            intellectualProperty = "双方共有",
            milestones = new[] { new { name = "样机", due = from.AddDays(100), share = 40 }, new { name = "验收", due = from.AddDays(400), share = 60 } },
            startsAt = from,
            endsAt = from.AddDays(500),
            thirdParty = new { organizationId = Third.OrganizationId, name = "检测中心" },
        };
    }

    public Task<JsonElement> DraftAsync(object? terms = null, HttpStatusCode expected = HttpStatusCode.Created) =>
        app.AskAsync(Park, Post, $"{Stage.Path}/contracts", new { bidId = WinningBid, terms = terms ?? Terms() }, expected: expected);

    /// <summary>An act on a contract at the version that holds.</summary>
    public async Task<JsonElement> ActAsync(TestPerson who, JsonElement contract, string act, object? body = null, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var id = contract.GetProperty("id").GetGuid();
        var version = (long)(await app.SqlAsync("SELECT version FROM contract WHERE id = $1", id))!;
        return await app.AskAsync(who, Post, $"/contracts/{id}/{act}", body, version, expected);
    }

    /// <summary>A contract that both sides have signed.</summary>
    public async Task<JsonElement> SignedAsync()
    {
        await AwardAsync();
        var contract = await DraftAsync();
        await ActAsync(ParkManager, contract, "sign", new { name = "张三" });
        return await ActAsync(Winner, contract, "sign", new { name = "李四" });
    }
}
