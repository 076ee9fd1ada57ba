using ScenarioHub.Matchmaking.Engine.Learning;
using ScenarioHub.Matchmaking.Matches;
using ScenarioHub.Matchmaking.Recommendations;

namespace ScenarioHub.Matchmaking.Learning;

/// <summary>What people said of a pair.</summary>
internal static class Verdict
{
    /// <summary>That both sides agreed counts twice: it is what the moderators can only guess at.</summary>
    private const double Agreed = 2;

    private const double PutAside = 1.0 / 3;

    /// <summary>
    /// For or against, with a weight; nothing where no person has decided: what waits, what was put aside, what lapsed, what only said the same as another. Whatever follows an
    /// approval without a no is for the pair; that a talk led to nothing takes back no more than what the agreement added.
    /// </summary>
    public static (bool For, double Weight)? Of(MatchState state, string? lapsed, RejectionReason? reason)
    {
        if (state is MatchState.InModeration or MatchState.Parked || (state == MatchState.Rejected && (lapsed is not null || reason == RejectionReason.Duplicate)))
        {
            return null;
        }

        return state is MatchState.Rejected or MatchState.Declined ? (false, 1) : (true, state is MatchState.Introduced or MatchState.Closed ? 1 : Agreed);
    }

    /// <summary>
    /// A company's 不感兴趣 speaks against the pair where its reason is one of fit. It counts a third of a moderator's no: it costs one click, is
    /// said of what the engine had shown already, and is checked by nobody. That there is no capacity at present says nothing of fit, and
    /// what another reason means is not known.
    /// </summary>
    public static (bool For, double Weight)? Of(DismissalReason reason) =>
        reason is DismissalReason.Capacity or DismissalReason.Other ? null : (false, PutAside);

    public static Observation Observe(Engine.PairShares shares, (bool For, double Weight) verdict, Guid pair) =>
        new(shares, verdict.For, verdict.Weight, (int)(BitConverter.ToUInt32(pair.ToByteArray(), 12) % Refit.Folds));
}
