using ScenarioHub.Bidding.Visibility;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Bidding.Challenges;

/// <summary>
/// What a reader may do with a challenge now, so that a page shows only what works. It decides nothing: every act asks again when it is done.
/// </summary>
public static class ChallengeCan
{
    /// <summary>The acts by their names in the API.</summary>
    public static IReadOnlyList<string> Of(Challenge challenge, Reader reader, bool hasOpenQuestion, bool hasBid, bool reviewed, DateTimeOffset now) =>
    [
        .. Owner(challenge, reader, hasOpenQuestion, reviewed, now),
        .. MayApprove(challenge, reader) ? ["approve"] : Array.Empty<string>(),
        .. Others(challenge, reader, hasBid, now),
    ];

    private static IEnumerable<string> Owner(Challenge challenge, Reader reader, bool hasOpenQuestion, bool reviewed, DateTimeOffset now)
    {
        if (!reader.Verified || !reader.ActsFor(challenge.OwnerId))
        {
            return [];
        }

        var state = challenge.State;
        var early = now < challenge.Deadline;
        (string Name, bool May)[] acts =
        [
            ("edit", state.Allows(ChallengeAct.Edit) && (early || state is not ChallengeState.Open)),
            ("open", state.Allows(ChallengeAct.Open) && early),
            ("extend", state.Allows(ChallengeAct.Extend) && early),
            ("cancel", state.Allows(ChallengeAct.Cancel)),
            ("answer", state.Allows(ChallengeAct.Answer) && hasOpenQuestion),
            ("openBids", state.Allows(ChallengeAct.OpenBids) || (state.Allows(ChallengeAct.Close) && !early)),
            ("check", state.Allows(ChallengeAct.Check)),
            ("convene", state.Allows(ChallengeAct.Convene)),
            ("notice", state.Allows(ChallengeAct.Notice) && reviewed),
            ("award", state.Allows(ChallengeAct.Award) && now >= challenge.NoticeEndsAt),
            ("contract", state.Allows(ChallengeAct.Deliver)),
        ];
        return acts.Where(a => a.May).Select(a => a.Name);
    }

    private static bool MayApprove(Challenge challenge, Reader reader) =>
        challenge.State.Allows(ChallengeAct.Approve) && !challenge.Authors.Contains(reader.Person)
        && (reader.IsAdministrator || (reader.Verified && reader.ActsFor(challenge.OwnerId)));

    private static IEnumerable<string> Others(Challenge challenge, Reader reader, bool hasBid, DateTimeOffset now)
    {
        if (!reader.Verified || reader.ActsFor(challenge.OwnerId) || now >= challenge.Deadline)
        {
            yield break;
        }

        if (challenge.State.Allows(ChallengeAct.Ask))
        {
            yield return "ask";
        }

        if (challenge.State.Allows(ChallengeAct.Bid) && reader.Kind == OrganizationKinds.Company && !hasBid)
        {
            yield return "bid";
        }
    }
}
