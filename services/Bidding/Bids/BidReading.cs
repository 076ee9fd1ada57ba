using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Attachments;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Consortia;
using ScenarioHub.Bidding.LateBids;
using ScenarioHub.Bidding.Sealing;
using ScenarioHub.Bidding.Visibility;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Bids;

/// <summary>Makes the views of bids for a reader; what the reader may not see is never unsealed.</summary>
public class BidReading(BiddingDb db, BidSeal seal, ProblemTexts texts)
{
    private readonly Dictionary<Guid, (IReadOnlyList<ConsortiumMember> Members, LateRequest? Late)> _prepared = [];

    /// <summary>The bid as the reader may see it, or nothing where its very existence is hidden.</summary>
    public async Task<BidView?> ViewAsync(Bid bid, Challenge challenge, ClaimsPrincipal user, CancellationToken ct)
    {
        var reader = Reader.Of(user);
        var now = await db.NowAsync(ct);
        if (!reader.MaySee(Part.Bid, challenge, bid, now))
        {
            return null;
        }

        if (reader.ActsFor(bid.BidderId))
        {
            var own = await seal.OwnAsync(bid, ct);
            var standing = await StandingAsync(bid, challenge, own, ct);
            var missing = bid.State is BidState.Draft or BidState.Amended ? await MissingAsync(bid, challenge, own, ct) : [];
            var can = BidCan(bid, challenge, standing, missing is [], now);
            return View(bid, challenge, own, [.. missing.Select(m => texts.Of(m.Code, m.Arguments))], can) with { Standing = standing };
        }

        var content = reader.MaySee(Part.FormData, challenge, bid, now) ? await SubmittedAsync(bid, ct) : null;
        var members = content is null ? [] : await MembersAsync(bid, content, ct);
        content = reader.MaySee(Part.TechnicalPart, challenge, bid, now) ? content : content?.FormData();
        return View(bid, challenge, reader.MaySee(Part.ExpertsOnly, challenge, bid, now) ? content : content?.ForOwner(), null, [])
            with { Standing = new(false, null, [], members, null) };
    }

    /// <summary>Reads the members and late requests of a list at once.</summary>
    public async Task PrepareAsync(IReadOnlyCollection<Bid> bids, CancellationToken ct)
    {
        var ids = bids.Select(b => b.Id).ToList();
        var members = await db.Members.AsNoTracking().Where(m => ids.Contains(m.BidId)).OrderBy(m => m.InvitedAt).ToListAsync(ct);
        var late = await db.LateRequests.AsNoTracking().Where(r => ids.Contains(r.BidId)).OrderByDescending(r => r.AskedAt).ToListAsync(ct);
        foreach (var id in ids)
        {
            _prepared[id] = ([.. members.Where(m => m.BidId == id)], late.Find(r => r.BidId == id));
        }
    }

    /// <summary>What the text still lacks, the consortium's part included.</summary>
    public async Task<IReadOnlyList<FieldError>> MissingAsync(Bid bid, Challenge challenge, BidContent content, CancellationToken ct) =>
    [
        .. BidCompleteness.Missing(content, challenge),
        .. ConsortiumCheck.Missing(content, bid.BidderId, (await PreparedAsync(bid, ct)).Members, challenge.Scheme),
    ];

    /// <summary>The files that the reader may read, with their keys.</summary>
    public async Task<IReadOnlyList<BidAttachment>> FilesAsync(Bid bid, Challenge challenge, ClaimsPrincipal user, CancellationToken ct)
    {
        var reader = Reader.Of(user);
        return !reader.MaySee(Part.TechnicalPart, challenge, bid, await db.NowAsync(ct)) ? []
            : (reader.ActsFor(bid.BidderId) ? await seal.OwnAsync(bid, ct) : await SubmittedAsync(bid, ct)).Attachments ?? [];
    }

    private async Task<BidStanding> StandingAsync(Bid bid, Challenge challenge, BidContent own, CancellationToken ct)
    {
        var confirmed = bid.ReconfirmedAt ?? bid.SubmittedAt;
        return new(
            bid.NeedsReconfirmation(challenge), bid.ReconfirmedAt, [.. challenge.Amendments.Where(a => a.At > confirmed)],
            await MembersAsync(bid, own, ct), LateView.Of((await PreparedAsync(bid, ct)).Late));
    }

    private async Task<IReadOnlyList<MemberView>> MembersAsync(Bid bid, BidContent content, CancellationToken ct)
    {
        var digest = ConsortiumReading.DivisionOf(content).Digest;
        return [.. (await PreparedAsync(bid, ct)).Members.Select(m => MemberView.Of(m, digest))];
    }

    private async Task<(IReadOnlyList<ConsortiumMember> Members, LateRequest? Late)> PreparedAsync(Bid bid, CancellationToken ct)
    {
        if (!_prepared.ContainsKey(bid.Id))
        {
            await PrepareAsync([bid], ct);
        }

        return _prepared[bid.Id];
    }

    /// <summary>The bid without its content, for an answer that is kept, such as that to a create.</summary>
    public static BidView Bare(Bid bid, Challenge challenge, DateTimeOffset now) => View(bid, challenge, null, null, BidCan(bid, challenge, null, false, now));

    /// <summary>What was submitted, of many bids at once, for those who may read them.</summary>
    public async Task<Dictionary<Guid, BidContent>> SubmittedAsync(IReadOnlyList<Bid> bids, CancellationToken ct)
    {
        var ids = bids.Select(b => b.Id).ToList();
        var versions = await db.BidVersions.AsNoTracking()
            .Where(v => ids.Contains(v.BidId) && db.Bids.Any(b => b.Id == v.BidId && b.SubmittedVersion == v.Number)).ToDictionaryAsync(v => v.BidId, ct);
        var contents = new Dictionary<Guid, BidContent>();
        foreach (var bid in bids)
        {
            contents[bid.Id] = await seal.SubmittedAsync(bid, versions[bid.Id], ct);
        }

        return contents;
    }

    private async Task<BidContent> SubmittedAsync(Bid bid, CancellationToken ct) => await seal.SubmittedAsync(
        bid, await db.BidVersions.AsNoTracking().SingleAsync(v => v.BidId == bid.Id && v.Number == bid.SubmittedVersion, ct), ct);

    private static IReadOnlyList<string> BidCan(Bid bid, Challenge challenge, BidStanding? standing, bool complete, DateTimeOffset now)
    {
        var takesBids = challenge.State.Allows(ChallengeAct.Bid) && now < challenge.Deadline;
        var sealedYet = challenge.State is ChallengeState.Open or ChallengeState.Closed;
        (string Name, bool May)[] acts =
        [
            ("edit", takesBids && bid.State.After(BidAct.Edit) is not null),
            ("submit", takesBids && bid.State.After(BidAct.Submit) is not null),
            ("withdraw", sealedYet && bid.State.After(BidAct.Withdraw) is not null),
            ("revive", takesBids && bid.State.After(BidAct.Revive) is not null),
            ("reconfirm", takesBids && standing?.ToReconfirm == true),
            ("askLate", challenge.State is ChallengeState.Closed && standing?.Late is not { State: LateState.Asked or LateState.Refused }
                && (standing?.ToReconfirm == true || (complete && bid.State is (BidState.Draft or BidState.Amended)))),
        ];
        return [.. acts.Where(a => a.May).Select(a => a.Name)];
    }

    private static BidView View(Bid b, Challenge c, BidContent? content, IReadOnlyList<string>? missing, IReadOnlyList<string> can) => new(
        b.Id, b.Version, c.Id, c.Number, c.Title, c.Deadline, b.BidderId, b.BidderName, b.State, content?.WithoutSecrets(), b.SubmittedVersion is 0 ? null : b.SubmittedVersion,
        b.SubmittedAt, b.WithdrawnAt, b.Digest, missing, can);
}
