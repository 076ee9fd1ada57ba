using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Introductions;
using ScenarioHub.Matchmaking.Matches;
using ScenarioHub.Matchmaking.Profiles;
using ScenarioHub.Testing;
using AMatch = ScenarioHub.Matchmaking.Matches.Match;
using Answer = ScenarioHub.Matchmaking.Introductions.Answer;
using AScenario = ScenarioHub.Matchmaking.Scenarios.Scenario;

namespace ScenarioHub.Matchmaking.Tests;

/// <summary>Plainly made-up things.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static readonly Reasons NoReasons = new([], [], [], []);

    /// <summary>Words that no other test uses, so that a pair finds itself.</summary>
    public static string Words() => $"k{Guid.NewGuid().ToString("n")[..12]} s{Guid.NewGuid().ToString("n")[..12]}";

    /// <summary>A scenario that says these words and nothing else: any common word would also find the companies of other tests.</summary>
    public static ScenarioCard Card(TestPerson park, string words, string? name = null, DateTimeOffset? deadline = null) => new(
        Guid.CreateVersion7(), "CJ-2026-000001", name ?? words, "need", new Party(park.OrganizationId, park.OrganizationName), null, null,
        words, null, [], null, null, null, deadline);

    public static AScenario Scenario(ScenarioCard? card = null, bool listed = true)
    {
        card ??= Card(TestPerson.OfPark(), "水质监测");
        var scenario = AScenario.Of(card.Id);
        scenario.Take(new ScenarioListed(1, Guid.CreateVersion7(), card, Now));
        if (!listed)
        {
            scenario.Take(new ScenarioWithdrawn(card.Id, 2, card.Number, card.Name, card.Owner, "不再需要", Now));
        }

        return scenario;
    }

    public static CapabilityProfile Profile(Guid? company = null, string name = "测试科技有限公司")
    {
        var content = new ProfileContent("水质监测", "水质在线监测系统");
        return company is { } id ? CapabilityProfile.Of(id, name, content, Now) : CapabilityProfile.Imported("X1", name, content, Now);
    }

    public static AMatch Match(AScenario? scenario = null, CapabilityProfile? profile = null)
    {
        profile ??= Profile(Guid.CreateVersion7());
        return AMatch.Of(scenario ?? Scenario(), profile, new(profile.Id, 0.5, NoReasons), Now);
    }

    /// <summary>A match that has got to a state by the acts that lead there.</summary>
    public static AMatch MatchIn(MatchState state)
    {
        var match = Match();
        switch (state)
        {
            case MatchState.InModeration:
                break;
            case MatchState.Parked:
                match.Park(Guid.CreateVersion7(), null, Now);
                break;
            case MatchState.Rejected:
                match.Reject(Guid.CreateVersion7(), "不合适", Now);
                break;
            case MatchState.Introduced:
                match.Approve(Guid.CreateVersion7(), null, [], Now);
                break;
            case MatchState.Accepted or MatchState.Talking or MatchState.Agreed or MatchState.Closed:
                match.Approve(Guid.CreateVersion7(), null, [], Now);
                match.Answer(match.ParkId, Yes, Now);
                match.Answer(match.CompanyId!.Value, Yes, Now);
                Talk(match, state);
                break;
            case MatchState.Declined:
                match.Approve(Guid.CreateVersion7(), null, [], Now);
                match.Answer(match.ParkId, No, Now);
                break;
        }

        return match;
    }

    private static void Talk(AMatch match, MatchState until)
    {
        if (until != MatchState.Accepted)
        {
            match.Talk(match.ParkId, Now);
        }

        if (until is MatchState.Agreed or MatchState.Closed)
        {
            match.End(match.ParkId, until == MatchState.Agreed ? TalkEnd.Agreed : TalkEnd.Terms, null, null, Now);
        }
    }

    public static Answer Yes { get; } = new(true, new("科技合作部", "028-00000000", null), null);

    public static Answer No { get; } = new(false, null, "已有供应商");
}
