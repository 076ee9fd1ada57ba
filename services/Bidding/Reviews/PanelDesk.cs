using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Assignment;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Conflicts;
using ScenarioHub.Bidding.Experts;

namespace ScenarioHub.Bidding.Reviews;

/// <summary>
/// Proposes a panel and who reads what (组建评审组、分配申报): finds and stores every conflict first, keeps whoever was invited or has accepted,
/// and fills what is open. Run again after somebody has left, it replaces only that.
/// </summary>
public class PanelDesk(BiddingDb db, BidReading bids)
{
    /// <summary>Proposes, and returns who of those that have accepted got more to read.</summary>
    public async Task<IReadOnlyList<(Seat Seat, int Sheets)>> ProposeAsync(Challenge challenge, Review review, CancellationToken ct)
    {
        var now = await db.NowAsync(ct);
        await DropProposalsAsync(review, ct);
        var read = await BidsAsync(review, ct);
        var contents = await bids.SubmittedAsync(read, ct);
        var experts = await db.Experts.Where(e => e.Active).OrderBy(e => e.PersonId).ToListAsync(ct);
        var conflicts = await FindAsync(challenge, read, contents, experts, now, ct);
        var seats = await db.Seats.Where(s => s.ChallengeId == review.ChallengeId).OrderBy(s => s.Number).ToListAsync(ct);
        var sheets = await db.Sheets.Where(s => s.ChallengeId == review.ChallengeId && s.State != SheetState.Void).ToListAsync(ct);
        var texts = read.Select(b => new FieldText($"{challenge.Title} {challenge.Field} {challenge.Problem} {contents[b.Id].TechnicalRoute}")).ToList();
        var table = new PanelTable(challenge.Scheme, read, texts, experts, seats, sheets, conflicts, await OtherLoadsAsync(review.ChallengeId, ct));
        var plan = table.Plan(ct);
        review.Convened();
        Seat(review, table, plan, seats);
        return [.. plan.Pairs.GroupBy(p => table.ExpertAt(p.Reviewer).PersonId)
            .Select(g => (Seat: seats.Single(s => s.PersonId == g.Key), g.Count())).Where(g => g.Seat.State is SeatState.Accepted)];
    }

    /// <summary>The finder of conflicts for a challenge's bids.</summary>
    public async Task<ConflictFinder> FinderAsync(Challenge challenge, IReadOnlyList<Bid> read, Dictionary<Guid, BidContent> contents, DateTimeOffset now, CancellationToken ct)
    {
        var parties = await db.BidderPartiesAsync(read, ct);
        return new(challenge.Id, [.. read.Select(b => new BidInterests(b.Id, parties[b.Id], contents[b.Id].TeamNames()))], challenge.Scheme.AffiliationYears, now);
    }

    /// <summary>The bids of a review in the order of their numbers.</summary>
    public async Task<List<Bid>> BidsAsync(Review review, CancellationToken ct)
    {
        var ids = review.Labels.ToArray();
        var found = await db.Bids.Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, ct);
        return [.. ids.Select(id => found[id])];
    }

    /// <summary>Nobody was told of proposals; they make room for better ones.</summary>
    private async Task DropProposalsAsync(Review review, CancellationToken ct)
    {
        var proposed = db.Seats.Where(s => s.ChallengeId == review.ChallengeId && s.State == SeatState.Proposed);
        await db.Sheets.Where(s => proposed.Any(p => p.Id == s.SeatId)).ExecuteDeleteAsync(ct);
        await proposed.ExecuteDeleteAsync(ct);
    }

    private async Task<ILookup<Guid, Conflict>> FindAsync(
        Challenge challenge, IReadOnlyList<Bid> read, Dictionary<Guid, BidContent> contents, IReadOnlyList<Expert> experts, DateTimeOffset now, CancellationToken ct)
    {
        var ids = experts.Select(e => e.OrganizationId).ToList();
        var names = await db.Organizations.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var finder = await FinderAsync(challenge, read, contents, now, ct);
        await db.Conflicts.Where(c => c.ChallengeId == challenge.Id && c.Kind != ConflictKind.Declared).ExecuteDeleteAsync(ct);
        var found = experts.SelectMany(e => finder.Of(e, names.GetValueOrDefault(e.OrganizationId))).ToList();
        db.Conflicts.AddRange(found);
        var declared = await db.Conflicts.AsNoTracking().Where(c => c.ChallengeId == challenge.Id && c.Kind == ConflictKind.Declared).ToListAsync(ct);
        return found.Concat(declared).ToLookup(c => c.PersonId);
    }

    private async Task<Dictionary<Guid, int>> OtherLoadsAsync(Guid challengeId, CancellationToken ct) => await db.Sheets
        .Where(s => s.ChallengeId != challengeId && (s.State == SheetState.Assigned || s.State == SheetState.Draft))
        .GroupBy(s => s.PersonId).ToDictionaryAsync(g => g.Key, g => g.Count(), ct);

    private void Seat(Review review, PanelTable table, AssignmentPlan plan, List<Seat> seats)
    {
        foreach (var pair in plan.Pairs)
        {
            var expert = table.ExpertAt(pair.Reviewer);
            var seat = seats.Find(s => s.PersonId == expert.PersonId);
            if (seat is null)
            {
                seat = db.Seats.Add(Reviews.Seat.Propose(review.ChallengeId, expert, (seats is [] ? 0 : seats.Max(s => s.Number)) + 1)).Entity;
                seats.Add(seat);
            }

            db.Sheets.Add(ScoreSheet.Assign(seat, table.Bids[pair.Bid].Id, table.Explain(pair)));
        }
    }
}
