using System.Security.Claims;
using ScenarioHub.Matchmaking.Matches;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Matchmaking.Introductions;

/// <summary>An introduction as somebody reads it. Its id is the match's.</summary>
/// <param name="ParkContact">Only for the parties, and only once both have accepted; so is the company's.</param>
/// <param name="Can">What the reader may do now: <c>accept</c>, <c>decline</c>, <c>talk</c>, <c>end</c>.</param>
/// <param name="Value">What an agreement is worth, in yuan.</param>
/// <param name="Talks">What was recorded of the talk, latest first; of a single introduction only.</param>
public record IntroductionView(
    Guid Id, long Version, Guid ScenarioId, string ScenarioNumber, string ScenarioName, Guid ParkId, string ParkName, Guid CompanyId, string CompanyName,
    Guid ProfileId, string? Note, IntroductionState State, AnswerKind? ParkAnswer, AnswerKind? CompanyAnswer, Contact? ParkContact, Contact? CompanyContact,
    DateTimeOffset OfferedAt, DateTimeOffset? AgreedAt, TalkEnd? End, decimal? Value, string? EndNote, DateTimeOffset? EndedAt, IReadOnlyList<string> Can,
    IReadOnlyList<TalkView>? Talks = null) : IVersioned
{
    public static IntroductionView Of(Match match, ClaimsPrincipal reader)
    {
        var (introduction, own) = (match.Introduction!, reader.OrganizationId());
        var exchange = introduction.State == IntroductionState.Accepted && (own == introduction.ParkId || own == introduction.CompanyId);
        return new(
            match.Id, match.Version, match.ScenarioId, match.Scenario.Card!.Number, match.Scenario.Name, introduction.ParkId, introduction.ParkName,
            introduction.CompanyId, introduction.CompanyName, match.ProfileId, introduction.Note, StateOf(match), introduction.ParkAnswer,
            introduction.CompanyAnswer, exchange ? introduction.ParkContact : null, exchange ? introduction.CompanyContact : null, introduction.OfferedAt,
            introduction.AgreedAt, match.OutcomeReason, match.OutcomeValue, match.OutcomeNote, match.OutcomeAt, Acts(match, own));
    }

    private static IntroductionState StateOf(Match match) => match.State switch
    {
        MatchState.Talking => IntroductionState.Talking,
        MatchState.Agreed => IntroductionState.Agreed,
        MatchState.Closed => IntroductionState.Closed,
        _ => match.Introduction!.State,
    };

    private static IReadOnlyList<string> Acts(Match match, Guid own)
    {
        var introduction = match.Introduction!;
        return own != introduction.ParkId && own != introduction.CompanyId ? []
            : match.State is MatchState.Accepted or MatchState.Talking ? ["talk", "end"]
            : !introduction.Awaits(own) ? [] : match.Scenario.Listed ? ["accept", "decline"] : ["decline"];
    }
}
