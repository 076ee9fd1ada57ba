using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Consortia;
using ScenarioHub.Bidding.Eligibility;
using ScenarioHub.Bidding.Sealing;
using ScenarioHub.Contracts;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Sealing;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Intake;

/// <summary>
/// Takes first submissions to one challenge in one transaction (合并提交). Each is decided by itself, by the rules of a single one; what they share are the
/// hold on the challenge, the reading of the database's clock after it, and the commit.
/// </summary>
public class IntakeBatch(
    BiddingDb db, BidSeal seal, ChallengeKeys keys, Submissions submissions, EligibilityReading eligibility, IOptions<JsonOptions> json)
{
    /// <summary>Takes them, or passes on those that are no first submission of their organisation. All have their answer when it returns.</summary>
    public async Task TakeAsync(Guid challengeId, IReadOnlyList<Handed> handed)
    {
        // One caller who goes away takes nobody along.
        var ct = CancellationToken.None;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.ShareAsync(challengeId, ct) is not { OpenedAt: not null } challenge)
        {
            PassOn(handed);
            return;
        }

        var (first, others) = await FirstAsync(challengeId, handed, ct);
        var taken = await DecideAsync(challenge, first, ct);
        if (taken is not [])
        {
            await KeepAsync(challenge, taken, ct);
            await transaction.CommitAsync(ct);
        }

        taken.ForEach(t => t.Handed.Taken(t.Receipt));
        PassOn(others);
    }

    /// <summary>Holds the bidders that nobody holds and finds those that have no bid on the challenge, one submission of each.</summary>
    private async Task<(List<Handed> First, List<Handed> Others)> FirstAsync(Guid challengeId, IReadOnlyList<Handed> handed, CancellationToken ct)
    {
        var bidders = await db.TryHoldBiddersAsync([.. handed.Select(h => h.Bidder).Distinct()], ct);
        var known = await db.Bids.Where(b => b.ChallengeId == challengeId && bidders.Contains(b.BidderId)).Select(b => b.BidderId).ToListAsync(ct);
        var first = handed.Where(h => bidders.Contains(h.Bidder) && !known.Contains(h.Bidder)).DistinctBy(h => h.Bidder).ToList();
        return (first, [.. handed.Except(first)]);
    }

    /// <summary>Those that the rules let in, sealed and with their receipts; the others are told why not.</summary>
    private async Task<List<Taken>> DecideAsync(Challenge challenge, List<Handed> first, CancellationToken ct)
    {
        var ids = first.ConvertAll(h => h.Bidder);
        var known = await db.Organizations.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
        var parties = first.ConvertAll(h => new Party(h.Bidder, known.GetValueOrDefault(h.Bidder)?.Name ?? h.User.OrganizationName()));
        var unverified = known.Values.Where(o => o.State is not "verified").Select(o => o.Id).ToHashSet();
        var key = await keys.WithPairAsync(challenge.Id, ct);
        var now = await db.NowAsync(ct);
        var facts = await eligibility.FactsAsync(challenge, parties, unverified, now, ct);
        var decided = await Task.WhenAll(first.Zip(parties, (h, party) => Task.Run(() => DecideAsync(challenge, h, party, facts[party.Id], key, now, ct), ct)));
        return [.. decided.OfType<Taken>()];
    }

    private async Task<Taken?> DecideAsync(
        Challenge challenge, Handed handed, Party party, EligibilityFacts facts, ChallengeKey key, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            RuleException.ThrowIf(!facts.Verified, "organization.not-verified");
            var bid = Bid.Begin(challenge, party, now);
            IReadOnlyList<FieldError> missing =
                [.. BidCompleteness.Missing(handed.Content, challenge), .. ConsortiumCheck.Missing(handed.Content, party.Id, [], challenge.Scheme)];
            var version = bid.Submit(challenge, missing, facts.OtherOpenBids, seal.Seal(key, bid, handed.Content), now);
            EligibilityRule.Refuse(challenge, facts);
            return new(handed, bid, version, await submissions.SignAsync(version, challenge, ct));
        }
        catch (Exception e)
        {
            // A rule in the way, or whatever else: it is this one's, and the others go on.
            handed.Refuse(e);
            return null;
        }
    }

    private async Task KeepAsync(Challenge challenge, List<Taken> taken, CancellationToken ct)
    {
        foreach (var (handed, bid, version, receipt) in taken)
        {
            db.Bids.Add(bid);
            submissions.Keep(handed.User, bid, version, receipt);
            db.Publish(bid.Received(challenge, bid.SubmittedAt!.Value));
        }

        await db.SaveChangesAsync(ct);
        await db.KeepManyAsync(
            taken.ConvertAll(t => new KeptAnswer(
                t.Handed.Claim, StatusCodes.Status201Created, SubmissionEndpoints.LocationOf(t.Receipt), JsonSerializer.Serialize(t.Receipt, json.Value.SerializerOptions))),
            ct);
    }

    private static void PassOn(IEnumerable<Handed> handed)
    {
        foreach (var one in handed)
        {
            one.PassOn();
        }
    }

    private sealed record Taken(Handed Handed, Bid Bid, BidVersion Version, Receipt Receipt);
}
