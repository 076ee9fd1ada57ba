using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Matrix;

/// <summary>A challenge, a bid of a consortium that loses, and everyone of the table; every protected thing carries a mark of its own that is looked for in every answer.</summary>
public sealed partial class MatrixWorld(BiddingApp app)
{
    private readonly Dictionary<string, (Guid Seat, Guid Sheet)> _seats = [];

    public Stage Stage { get; } = new(app);

    public string Title { get; private set; } = "";

    public TestPerson Bidder { get; } = TestPerson.OfCompany($"乙{Guid.NewGuid():n}精密制造有限公司");

    public Guid Bid { get; private set; }

    public Guid File { get; private set; }

    public Guid Question { get; private set; }

    public Dictionary<string, TestPerson?> People { get; } = [];

    /// <summary>What betrays each thing.</summary>
    public Dictionary<string, string> Markers { get; } = [];

    /// <summary>The address of the seat of one of the panel; nothing for all others.</summary>
    public string? SeatOf(string role) => _seats.TryGetValue(role, out var seat) ? $"/reviews/seats/{seat.Seat}" : null;

    /// <summary>The address of a role's own sheet for the bid; to those who have none, that of an expert who has.</summary>
    public string? SheetOf(string role) => _seats.GetValueOrDefault(role, _seats.GetValueOrDefault("expertIn")).Sheet is var sheet && sheet != default
        ? $"/reviews/sheets/{sheet}" : null;

    /// <summary>A challenge that is ready to open, and the people.</summary>
    public async Task PrepareAsync()
    {
        await Stage.ApprovedAsync();
        Title = $"t{Guid.NewGuid():n}";
        await app.SqlAsync("UPDATE challenge SET title = $2, search_text = $2 WHERE id = $1", Stage.ChallengeId, Title);
        var member = await KnownAsync(TestPerson.OfCompany($"丙{Guid.NewGuid():n}研究院"));
        foreach (var (role, person) in new (string, TestPerson?)[]
        {
            ("public", null), ("bidder", Bidder), ("colleague", Bidder.Colleague()), ("member", member), ("otherBidder", TestPerson.OfCompany("甲公司")),
            ("partner", TestPerson.OfCompany($"丁{Guid.NewGuid():n}研究院")), ("thirdParty", TestPerson.OfCompany("检测中心")),
            ("company", TestPerson.OfCompany()), ("agency", TestPerson.Of("某场景机构", OrganizationKinds.Agency)), ("funder", TestPerson.Of("某银行", OrganizationKinds.Funder)),
            ("park", Stage.Park.Colleague()), ("otherPark", TestPerson.OfPark()), ("administrator", TestPerson.Administrator()), ("supervisor", TestPerson.Supervisor()),
            ("otherExpert", Expert()), ("expertIn", Expert()), ("expertOut", Expert()), ("recused", Expert()),
        })
        {
            People[role] = person;
        }

        foreach (var thing in new[]
        {
            "form", "technical", "expertsOnly", "file", "scores", "talk", "conclusion", "reasons", "objection", "evidence", "decision", "contract", "milestone", "report",
            "change", "verdict",
        })
        {
            Markers[thing] = $"{thing}{Guid.NewGuid():n}";
        }

        (Markers["challenge"], Markers["bidCount"], Markers["bidderName"], Markers["act"]) = (Title, "\"bidCount\"", Bidder.OrganizationName, "bid.submitted");
        (Markers["logSize"], Markers["leaf"], Markers["objectionAct"], Markers["contractAct"]) = ("\"treeSize\"", "\"leaf\":", "objection.filed", "contract.drafted");
    }

    /// <summary>Opens the challenge and hands both bids in.</summary>
    public async Task OpenAsync()
    {
        await app.AskAsync(Stage.Park, HttpMethod.Post, $"{Stage.Path}/open", version: 2);
        await app.SqlAsync("UPDATE challenge SET scheme = jsonb_set(scheme, '{blindReview}', 'true') WHERE id = $1", Stage.ChallengeId);
        Bid = (await Stage.BeginAsync(Bidder, Content(false))).GetProperty("id").GetGuid();
        Markers["bid"] = Bid.ToString();
        var member = People["member"]!;
        await app.AskAsync(Bidder, HttpMethod.Post, $"/bids/{Bid}/members", new { organization = member.OrganizationName }, 1);
        await app.AskAsync(Bidder, HttpMethod.Put, $"/bids/{Bid}", Content(true), 2);
        var read = await app.GetAsync(member, $"/consortia/{Bid}");
        await app.AskAsync(member, HttpMethod.Post, $"/consortia/{Bid}/sign", new { signerName = "李四", digest = read.GetProperty("digest").GetString() }, 1);
        await AttachAsync(3);
        await app.AskAsync(Bidder, HttpMethod.Post, $"/bids/{Bid}/submit", version: 4);
        Winner = (await Stage.SubmittedAsync(People["otherBidder"]!)).GetProperty("id").GetGuid();
        var asked = await app.AskAsync(People["company"], HttpMethod.Post, $"{Stage.Path}/questions", new { text = "指标如何检测？" });
        Question = asked.GetProperty("questions")[0].GetProperty("id").GetGuid();
    }

    /// <summary>What brings the challenge into a state from the one before it.</summary>
    public async Task EnterAsync(string state)
    {
        var review = new ReviewStage(app, Stage);
        await (state switch
        {
            "draft" => PrepareAsync(),
            "open" => OpenAsync(),
            "cancelled" => CancelAsync(),
            "restored" => DecideAsync(upheld: true),
            "closed" => Stage.CloseAsync(),
            "opened" => Stage.ActAsync("opening"),
            "scoring" => ScoringAsync(review),
            "allIn" => AllInAsync(review),
            "finished" => review.ActAsync("finish", new { conclusion = Markers["conclusion"] }),
            "notice" => Stage.ActAsync("notice", new { bidId = Winner, reasons = Markers["reasons"] }),
            "objected" => ObjectAsync(Bidder),
            "awarded" => AwardAsync(),
            "drafted" => DraftAsync(),
            "inDelivery" => DeliverAsync(),
            "accepted" => AcceptAsync(),
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
        });
    }

    private Dictionary<string, object?> Content(bool divided)
    {
        var content = Stage.Content(Markers["technical"]);
        content["commitments"] = new[] { new { indicator = "燃烧效率", value = Markers["form"] }, new { indicator = "氮氧化物", value = "45" } };
        content["intellectualProperty"] = Markers["expertsOnly"];
        content["expertsOnly"] = new[] { "intellectualProperty" };
        content["division"] = !divided ? null : new { parts = new[] { Part(Bidder, 2_000_000, 60), Part(People["member"]!, 1_000_000, 40) } };
        return content;
    }

    private static object Part(TestPerson who, int yuan, int profit) => new
    {
        organizationId = who.OrganizationId, organizationName = who.OrganizationName, task = "燃烧试验", yuan, profitPercent = profit, intellectualProperty = "共有",
    };

    private async Task AttachAsync(long version)
    {
        using var client = app.As(Bidder);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/bidding/bids/{Bid}/attachments?name=report.pdf&class=testReport")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes($"%PDF-1.7 {Markers["file"]}")) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } },
        };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var view = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        File = view.GetProperty("content").GetProperty("attachments")[0].GetProperty("id").GetGuid();
    }

    private async Task<TestPerson> KnownAsync(TestPerson company)
    {
        await app.PublishAsync(new OrganizationChanged(
            company.OrganizationId, 1, "company", company.OrganizationName, "91440300708461136T", "440300", "verified", null, DateTimeOffset.UtcNow));
        await Eventually.Async(() => app.SqlAsync("SELECT kind FROM known_organization WHERE id = $1", company.OrganizationId), kind => kind is "company");
        return company;
    }

    private static TestPerson Expert() => TestPerson.Of("某大学", OrganizationKinds.Company, ServiceDefaults.Access.Roles.Expert);
}
