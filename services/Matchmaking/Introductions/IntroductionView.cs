using System.Security.Claims;
using ScenarioHub.Matchmaking.Matches;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Matchmaking.Introductions;

/// <summary>An introduction as somebody reads it. Its id is the match's.</summary>
/// <param name="ParkContact">Only for the parties, and only once both have accepted; so is the company's.</param>
/// <param name="Can">What the reader may do now: <c>accept</c>, <c>decline</c>.</param>
public record IntroductionView(
    Guid Id, long Version, Guid ScenarioId, string ScenarioNumber, string ScenarioName, Guid ParkId, string ParkName, Guid CompanyId, string CompanyName,
    Guid ProfileId, string? Note, IntroductionState State, AnswerKind? ParkAnswer, AnswerKind? CompanyAnswer, Contact? ParkContact, Contact? CompanyContact,
    DateTimeOffset OfferedAt, DateTimeOffset? AgreedAt, IReadOnlyList<string> Can) : IVersioned
{
    public static IntroductionView Of(Match match, ClaimsPrincipal reader)
    {
        var (introduction, own) = (match.Introduction!, reader.OrganizationId());
        var exchange = introduction.State == IntroductionState.Accepted && (own == introduction.ParkId || own == introduction.CompanyId);
        return new(
            match.Id, match.Version, match.ScenarioId, match.Scenario.Card!.Number, match.Scenario.Name, introduction.ParkId, introduction.ParkName,
            introduction.CompanyId, introduction.CompanyName, match.ProfileId, introduction.Note, introduction.State, introduction.ParkAnswer,
            introduction.CompanyAnswer, exchange ? introduction.ParkContact : null, exchange ? introduction.CompanyContact : null, introduction.OfferedAt,
            introduction.AgreedAt, !introduction.Awaits(own) ? [] : match.Scenario.Listed ? ["accept", "decline"] : ["decline"]);
    }
}
