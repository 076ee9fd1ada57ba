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
/// Takes submissions to one challenge in one transaction (合并提交). Each is decided by itself, by the rules of a single one; what they share are the
/// hold on the challenge, the reading of the database's clock after it, and the commit.
/// </summary>
public class IntakeBatch(
    BiddingDb db, BidSeal seal, ChallengeKeys keys, Submissions submissions, EligibilityReading eligibility, IOptions<JsonOptions> json)
{
    /// <summary>Takes them, or passes on those that no batch can take. All have their answer when it returns.</summary>
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

        var ready = await ReadyAsync(challengeId, handed, ct);
        var taken = await DecideAsync(challenge, ready, ct);
        if (taken is not [])
        {
            await KeepAsync(challenge, taken, ct);
            await transaction.CommitAsync(ct);
        }

        taken.ForEach(t => t.Handed.Taken(t.Receipt));
        PassOn(handed.Except(ready.Select(r => r.Handed)));
    }

    /// <summary>Holds the bidders that nobody holds, and their bids, and finds what fits them: one submission of each.</summary>
    private async Task<List<Ready>> ReadyAsync(Guid challengeId, IReadOnlyList<Handed> handed, CancellationToken ct)
    {
        var bidders = await db.TryHoldBiddersAsync([.. handed.Select(h => h.Bidder).Distinct()], ct);
        var bids = await db.HoldBidsAsync(challengeId, bidders, ct);
        var saved = handed.Where(h => h.Saved is not null).Select(h => h.Saved!.Bid).ToList();
        var members = saved is [] ? [] : await db.Members.AsNoTracking().Where(m => saved.Contains(m.BidId)).OrderBy(m => m.InvitedAt).ToListAsync(ct);
        return
        [
            .. handed.Where(h => bidders.Contains(h.Bidder) && h.Fits(bids.GetValueOrDefault(h.Bidder))).DistinctBy(h => h.Bidder)
                .Select(h => new Ready(h, h.Saved is null ? null : bids[h.Bidder], members.FindAll(m => m.BidId == h.Saved?.Bid))),
        ];
    }

    /// <summary>Those that the rules let in, sealed and with their receipts; the others are told why not.</summary>
    private async Task<List<Taken>> DecideAsync(Challenge challenge, List<Ready> ready, CancellationToken ct)
    {
        var ids = ready.ConvertAll(r => r.Handed.Bidder);
        var known = await db.Organizations.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
        var leads = ready.ConvertAll(r => new Party(r.Handed.Bidder, r.Bid?.BidderName ?? known.GetValueOrDefault(r.Handed.Bidder)?.Name ?? r.Handed.User.OrganizationName()));
        var unverified = known.Values.Where(o => o.State is not "verified").Select(o => o.Id).ToHashSet();
        var key = await keys.WithPairAsync(challenge.Id, ct);
        var now = await db.NowAsync(ct);
        var facts = await eligibility.FactsAsync(challenge, [.. leads.Zip(ready, (lead, r) => (lead, r.Members))], unverified, now, ct);
        var decided = await Task.WhenAll(ready.Zip(leads, (r, lead) => Task.Run(() => DecideAsync(challenge, r, lead, facts[lead.Id], key, now, ct), ct)));
        foreach (var (refused, _) in ready.Zip(decided).Where(d => d.First.Bid is not null && d.Second is null))
        {
            // What stopped it may have come late: nothing of it is stored with the others.
            db.Entry(refused.Bid!).State = EntityState.Detached;
        }

        return [.. decided.OfType<Taken>()];
    }

    private async Task<Taken?> DecideAsync(
        Challenge challenge, Ready ready, Party lead, EligibilityFacts facts, ChallengeKey key, DateTimeOffset now, CancellationToken ct)
    {
        var handed = ready.Handed;
        try
        {
            if (ready.Bid is not null)
            {
                handed.Saved!.Seen.Check(ready.Bid);
            }

            RuleException.ThrowIf(!facts.Verified, "organization.not-verified");
            var bid = ready.Bid ?? Bid.Begin(challenge, lead, now);
            var content = handed.First?.Content ?? seal.Saved(key, bid);
            IReadOnlyList<FieldError> missing =
                [.. BidCompleteness.Missing(content, challenge), .. ConsortiumCheck.Missing(content, lead.Id, facts.Members, challenge.Scheme)];
            var version = bid.Submit(challenge, missing, facts.OtherOpenBids, seal.Seal(key, bid, content), now);
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
            if (handed.First is not null)
            {
                db.Bids.Add(bid);
            }

            submissions.Keep(handed.User, bid, version, receipt);
            db.Publish(bid.Received(challenge, bid.SubmittedAt!.Value));
        }

        await db.SaveChangesAsync(ct);
        var answers = taken.Where(t => t.Handed.First is not null).Select(t => new KeptAnswer(
            t.Handed.First!.Claim, StatusCodes.Status201Created, SubmissionEndpoints.LocationOf(t.Receipt), JsonSerializer.Serialize(t.Receipt, json.Value.SerializerOptions))).ToList();
        if (answers is not [])
        {
            await db.KeepManyAsync(answers, ct);
        }
    }

    private static void PassOn(IEnumerable<Handed> handed)
    {
        foreach (var one in handed)
        {
            one.PassOn();
        }
    }

    private sealed record Ready(Handed Handed, Bid? Bid, IReadOnlyList<ConsortiumMember> Members);

    private sealed record Taken(Handed Handed, Bid Bid, BidVersion Version, Receipt Receipt);
}
