using System.Net;
using System.Text;
using System.Text.Json;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Matrix;

/// <summary>What follows the notice in the world: an objection with evidence, and the winner's contract up to its acceptance.</summary>
public sealed partial class MatrixWorld
{
    private static readonly HttpMethod Post = HttpMethod.Post;

    public Guid? Objection { get; private set; }

    public string? ObjectionPath => Objection is null ? null : $"/objections/{Objection}";

    public string? EvidencePath { get; private set; }

    public Guid? Contract { get; private set; }

    public string? ContractPath => Contract is null ? null : $"/contracts/{Contract}";

    public Guid Change { get; private set; }

    public Guid Milestone { get; private set; }

    /// <summary>What the other bidder has bid; it wins.</summary>
    public Guid Winner { get; private set; }

    /// <summary>Who signs for the park.</summary>
    public TestPerson ParkManager => _parkManager ??= Stage.Park.Colleague() with { Roles = [Roles.Manager] };

    /// <summary>Who signs for the winner.</summary>
    public TestPerson SupplierManager => _supplierManager ??= People["otherBidder"]!.Colleague() with { Roles = [Roles.Manager] };

    private TestPerson? _parkManager;
    private TestPerson? _supplierManager;

    /// <summary>What the two sides agree on.</summary>
    public object Terms()
    {
        var from = DateTimeOffset.UtcNow;
        return new
        {
            tasks = $"研制低热值煤气燃烧装置 {Markers["contract"]}",
            indicators = new[] { new { name = "燃烧效率", target = "≥ 99" } },
            money = new
            {
                sources = new[] { new { name = "自筹", kind = "own", yuan = 2_000_000 } },
                tranches = new[] { new { name = "配套", source = "自筹", rate = 100, baseYuan = 2_000_000 } },
            },
            intellectualProperty = "双方共有",
            milestones = new[] { new { name = $"样机 {Markers["milestone"]}", due = from.AddDays(100), share = 100 } },
            startsAt = from,
            endsAt = from.AddDays(500),
            members = new[] { new { organizationId = People["partner"]!.OrganizationId, name = People["partner"]!.OrganizationName, task = "检测" } },
            thirdParty = new { organizationId = People["thirdParty"]!.OrganizationId, name = "检测中心" },
        };
    }

    private async Task CancelAsync()
    {
        await Stage.ActAsync("cancel", new { reason = "需求变化" });
        await ObjectAsync(People["otherBidder"]!);
    }

    private async Task ObjectAsync(TestPerson objector)
    {
        var filed = await app.AskAsync(
            objector, Post, $"{Stage.Path}/objections", new { statement = $"与公告不符，请复核。{Markers["objection"]}", signedName = "王五" }, expected: HttpStatusCode.Created);
        Objection = filed.GetProperty("id").GetGuid();
        using var client = app.As(objector);
        using var request = new HttpRequestMessage(Post, $"/api/bidding{ObjectionPath}/evidence")
        {
            Content = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes($"%PDF-1.7\n% {Markers["evidence"]}\n%%EOF")), "file", $"{Markers["evidence"]}.pdf" } },
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var added = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        EvidencePath = $"{ObjectionPath}/evidence/{added.GetProperty("id").GetGuid()}";

        var supervisor = People["supervisor"]!;
        await app.PublishAsync(new MemberChanged(
            supervisor.PersonId, 1, supervisor.OrganizationId, "platform", "李监督", "li@demo.example", "zh-CN", [Roles.Supervisor], true, DateTimeOffset.UtcNow));
        await Eventually.Async(() => app.SqlAsync("SELECT name FROM known_supervisor WHERE id = $1", supervisor.PersonId), name => name is "李监督");
        await ActAsync(People["administrator"]!, ObjectionPath!, "appoint", new { supervisorId = supervisor.PersonId });
    }

    private Task<JsonElement> DecideAsync(bool upheld) =>
        ActAsync(People["supervisor"]!, ObjectionPath!, "decide", new { upheld, reasons = $"经复核。{Markers["decision"]}" });

    private async Task AwardAsync()
    {
        await DecideAsync(upheld: false);
        await Stage.EndNoticeAsync();
        await Stage.ActAsync("award");
    }

    private async Task DraftAsync()
    {
        var drafted = await app.AskAsync(Stage.Park, Post, $"{Stage.Path}/contracts", new { bidId = Winner, terms = Terms() }, expected: HttpStatusCode.Created);
        (Contract, Markers["contractNumber"]) = (drafted.GetProperty("id").GetGuid(), drafted.GetProperty("number").GetString()!);
    }

    private async Task DeliverAsync()
    {
        await ActAsync(ParkManager, ContractPath!, "sign", new { name = "张三" });
        var signed = await ActAsync(SupplierManager, ContractPath!, "sign", new { name = "李四" });
        var terms = signed.GetProperty("terms").Deserialize<Dictionary<string, JsonElement>>()!;
        terms["tasks"] = JsonSerializer.SerializeToElement($"研制两套低热值煤气燃烧装置 {Markers["contract"]}");
        var proposed = await ActAsync(SupplierManager, ContractPath!, "changes", new { terms, rationale = Markers["change"] });
        Change = proposed.GetProperty("changes")[0].GetProperty("id").GetGuid();
        await ActAsync(ParkManager, ContractPath!, $"changes/{Change}/assent");
        Milestone = proposed.GetProperty("milestones")[0].GetProperty("id").GetGuid();
        await ActAsync(SupplierManager, ContractPath!, $"milestones/{Milestone}/report", new { report = $"按计划完成 {Markers["report"]}" });
    }

    private async Task AcceptAsync()
    {
        await ActAsync(ParkManager, ContractPath!, $"milestones/{Milestone}/judge", new { accepted = true });
        foreach (var judge in new[] { ParkManager, People["thirdParty"]! })
        {
            await ActAsync(judge, ContractPath!, "verdict", new { passed = true, opinion = $"同意验收 {Markers["verdict"]}" });
        }
    }

    /// <summary>An act at the version that holds.</summary>
    private async Task<JsonElement> ActAsync(TestPerson who, string path, string act, object? body = null)
    {
        var version = (await app.GetAsync(who, path)).GetProperty("version").GetInt64();
        return await app.AskAsync(who, Post, $"{path}/{act}", body, version);
    }
}
