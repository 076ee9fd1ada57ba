using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Tests.Catalogue;
using static ScenarioHub.Notifications.Tests.Access.Loss;

namespace ScenarioHub.Notifications.Tests.Access;

/// <summary>As what somebody is told: a part of a row's audience.</summary>
public enum Told
{
    /// <summary>A member of the park.</summary>
    Park,

    /// <summary>A member of the company, or of the agency that stands in its place.</summary>
    Company,

    /// <summary>An administrator.</summary>
    Administrator,

    /// <summary>One of the platform's people.</summary>
    Platform,

    /// <summary>The person: an expert, a follower, or who waits for such scenarios.</summary>
    Person,

    /// <summary>A member of any verified organisation of the kind.</summary>
    AnyPark,

    /// <summary>The same.</summary>
    AnyCompany,

    /// <summary>The same.</summary>
    AnyAgency,

    /// <summary>The same.</summary>
    AnyFunder,
}

/// <summary>One part of the audience of one notice, with a fact that tells it.</summary>
/// <param name="Place">The place of the fact among the samples.</param>
/// <param name="Wide">Whether the notice comes to everyone of a kind: it must be told before anybody else is known.</param>
public sealed record Part(NoticeRule Rule, Told Told, int Place, bool Wide)
{
    /// <summary>Whether this part is told by the kind of its organisation, so that one fact tells all groups.</summary>
    public bool ByKind => Wide && Told is not Told.Park;

    /// <summary>Every part of every notice, as the catalogue itself says whom it tells.</summary>
    public static IReadOnlyList<Part> All()
    {
        var (park, company, person) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var samples = Samples.Between(park, company, person);
        return [.. NoticeCatalogue.Rules.SelectMany(rule => Of(rule, samples, park, company))];
    }

    /// <summary>How the part's right ends: what ends every right, and what the row says as far as it concerns this part.</summary>
    public IEnumerable<Loss> Losses => Everywhere.Concat(Rights.Of[Rule.Template].Ends.Where(Concerns)).Prepend(None);

    private IEnumerable<Loss> Everywhere => Told switch
    {
        Told.Administrator => [IsShutOut, LosesAdministration],
        Told.Person => Rights.Of[Rule.Template].Ends.Contains(LeavesAudience) ? [IsShutOut, LeavesOrganization] : [IsShutOut],
        _ => [IsShutOut, LeavesOrganization],
    };

    private bool Concerns(Loss loss) => loss switch
    {
        LosesOffice => Told is Told.Platform,
        IsSuspended => Told is Told.Park or Told.Company,
        LosesExpertise or Recuses or IsReleased => Told is Told.Person,
        LeavesAudience or IsWithdrawn => Told is Told.Company or Told.Person,
        _ => Told is Told.Company,
    };

    private static IEnumerable<Part> Of(NoticeRule rule, IReadOnlyList<object> samples, Guid park, Guid company)
    {
        var places = Enumerable.Range(0, samples.Count).Where(i => rule.AudienceOf(samples[i]) is not null).ToList();

        // The second opening of a challenge is the moved deadline.
        var place = rule.Template == NoticeCatalogue.DeadlineMoved.Template ? places[1] : places[0];
        var audience = rule.AudienceOf(samples[place])!;
        return ToldBy(audience, park, company, samples[place]).Select(told => new Part(rule, told, place, audience.OfVerified.Count > 0));
    }

    private static IEnumerable<Told> ToldBy(Audience audience, Guid park, Guid company, object fact) =>
    [
        .. audience.Of.Contains(park) ? [Told.Park] : Array.Empty<Told>(),
        .. audience.Of.Contains(company) ? [Told.Company] : Array.Empty<Told>(),
        .. audience.ToAdministrators ? [Told.Administrator] : Array.Empty<Told>(),
        .. audience.Persons.Count > 0 || audience.ToInterested ? [Told.Person] : Array.Empty<Told>(),
        .. audience.OfVerified.Select(kind => kind switch
        {
            "park" => Told.AnyPark, "company" => Told.AnyCompany, "agency" => Told.AnyAgency, "funder" => Told.AnyFunder, _ => Told.Platform,
        }),

        // The supervisor's organisation, which the sample leaves out.
        .. fact is ObjectionMoved { State: "appointed" } ? [Told.Platform] : Array.Empty<Told>(),
    ];
}
