using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Testing;

namespace ScenarioHub.Scenarios.Tests.OpenData;

/// <summary>What Bidding tells of one challenge through its whole life.</summary>
internal sealed class Life(TestPerson park, Guid? scenario)
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow.AddDays(-40);
    private readonly Guid _contract = Guid.CreateVersion7();
    private readonly MilestoneFact[] _milestones =
    [
        new(Guid.CreateVersion7(), "样机", Start.AddDays(100), 40, "planned", null), new(Guid.CreateVersion7(), "验收", Start.AddDays(300), 60, "planned", null),
    ];

    public Guid Id { get; } = Guid.CreateVersion7();

    public string Number { get; } = $"BG-2026-{Random.Shared.Next(100_000, 999_999)}";

    public Party Owner { get; } = new(park.OrganizationId, park.OrganizationName);

    public Party Winner { get; } = new(Guid.CreateVersion7(), "测试科技有限公司");

    public ChallengeOpened Opened => new(Id, 3, Number, "水质监测揭榜", Owner, scenario, "环湖水质监测", null, Start.AddDays(20), Start);

    public ChallengeOpened Moved => Opened with { Version = 4, Deadline = Start.AddDays(25), At = Start.AddDays(18) };

    public ChallengeClosed Closed => new(Id, 5, Number, "水质监测揭榜", Owner, 3, Start.AddDays(25));

    public NoticePublished Noticed => new(Id, 7, Number, "水质监测揭榜", Owner, Winner, [Winner.Id], Start.AddDays(34), Start.AddDays(27));

    public ChallengeAwarded Awarded => new(Id, 8, Number, "水质监测揭榜", Owner, Winner, scenario, Start.AddDays(35));

    public ContractChanged Signed => new(
        _contract, 1, Id, Number, "水质监测合同", $"HT-{Number[3..]}", Owner, Winner, [], 1_200_000m, [new("public", 400_000m), new("own", 800_000m)],
        Start.AddDays(37), Start.AddDays(38), Start.AddDays(400), _milestones, "active", null, scenario, Start.AddDays(37));

    public ContractChanged Progressed => Signed with
    {
        Version = 2, Milestones = [_milestones[0] with { State = "accepted", DoneAt = Start.AddDays(39) }, _milestones[1]], At = Start.AddDays(39),
    };

    public ContractChanged Amended => Progressed with { Version = 3, Rationale = "设备到货推迟", EndsAt = Start.AddDays(460), At = Start.AddDays(39) };

    public ContractChanged Done => Amended with { Version = 4, State = "accepted", Rationale = null, At = Start.AddDays(40) };

    public ChallengeEnded Failed => new(Id, 6, Number, "水质监测揭榜", Owner, "failed", "有效申报不足", [], Start.AddDays(25));
}
