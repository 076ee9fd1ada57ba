using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Experts;
using ScenarioHub.Contracts;
using ScenarioHub.Text;

namespace ScenarioHub.Bidding.Conflicts;

/// <summary>A bid as far as conflicts go.</summary>
/// <param name="Team">The names in its team.</param>
public record BidInterests(Guid BidId, BidderParties Parties, IReadOnlyList<string> Team);

/// <summary>
/// Finds every conflict between experts and the bids of one challenge, before anybody is invited. Organisations are the same by id, or by name
/// where one side has no id: full and half width, Traditional and Simplified, case and spaces make no difference.
/// </summary>
public class ConflictFinder(Guid challengeId, IReadOnlyList<BidInterests> bids, int years, DateTimeOffset now)
{
    private readonly DateOnly _today = DateOnly.FromDateTime(now.InBeijing().Date);
    private readonly List<(Guid BidId, Party Party, bool Leads)> _parties =
        [.. bids.SelectMany(b => b.Parties.All.Select(p => (b.BidId, p, p == b.Parties.Lead)))];

    /// <summary>The conflicts of one expert.</summary>
    /// <param name="expert">Who.</param>
    /// <param name="organization">The name of the expert's own organisation, where known.</param>
    public IReadOnlyList<Conflict> Of(Expert expert, string? organization) =>
    [
        .. Direct(expert, organization).Concat(CoBidding(expert, organization)).Concat(Teams(expert))
            .Select(f => new Conflict(challengeId, f.BidId, expert.PersonId, f.Kind, f.Detail, now))
            .DistinctBy(c => (c.BidId, c.Kind)),
    ];

    /// <summary>The bids that an organisation named by an expert stands behind.</summary>
    public IReadOnlyList<Guid> BidsOf(string organization) =>
        [.. _parties.Where(p => SameName(p.Party.Name, organization)).Select(p => p.BidId).Distinct()];

    /// <summary>A name as names are compared.</summary>
    public static string Key(string name) => string.Concat(Folding.Fold(name).Where(c => !char.IsWhiteSpace(c) && c is not ('(' or ')')));

    private IEnumerable<(Guid BidId, ConflictKind Kind, string Detail)> Direct(Expert expert, string? organization)
    {
        foreach (var (bid, party, leads) in _parties)
        {
            if (party.Id == expert.OrganizationId || SameName(party.Name, organization))
            {
                yield return (bid, leads ? ConflictKind.SameOrganization : ConflictKind.Consortium, party.Name);
            }

            if (expert.Affiliations.FirstOrDefault(a => a.IsWithin(years, _today) && Is(a, party)) is { } affiliation)
            {
                yield return (bid, leads ? ConflictKind.Affiliation : ConflictKind.Consortium, $"{party.Name} {affiliation.From:yyyy-MM-dd}–{affiliation.To:yyyy-MM-dd}");
            }
        }
    }

    /// <summary>Whoever belongs to one bidder does not judge its rivals either.</summary>
    private IEnumerable<(Guid BidId, ConflictKind Kind, string Detail)> CoBidding(Expert expert, string? organization)
    {
        var own = _parties.Where(p => p.Party.Id == expert.OrganizationId || SameName(p.Party.Name, organization)).ToList();
        return own is [] ? [] : bids.Where(b => own.All(o => o.BidId != b.BidId)).Select(b => (b.BidId, ConflictKind.CoBidder, own[0].Party.Name));
    }

    private IEnumerable<(Guid BidId, ConflictKind Kind, string Detail)> Teams(Expert expert) =>
        bids.Where(b => b.Team.Any(name => SameName(name, expert.Name))).Select(b => (b.BidId, ConflictKind.Team, expert.Name));

    private static bool Is(Affiliation affiliation, Party party) =>
        affiliation.OrganizationId is { } id ? id == party.Id : SameName(affiliation.Organization, party.Name);

    private static bool SameName(string? one, string? other) => one is { Length: > 0 } && other is { Length: > 0 } && Key(one) == Key(other);
}

/// <summary>What conflicts read of a bid's content.</summary>
public static class BidInterestsReading
{
    /// <summary>The names in a bid's team.</summary>
    public static IReadOnlyList<string> TeamNames(this BidContent content) => [.. (content.Team ?? []).Select(t => t.Name).OfType<string>()];
}
