using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.Bidding.Visibility;

namespace ScenarioHub.Bidding.Custody;

/// <summary>Makes the views of custody for those who take part in it: the owner, administrators, supervisors.</summary>
public class CustodyReading(BiddingDb db)
{
    /// <summary>The custody of a challenge, or nothing where the reader has no part in it.</summary>
    public async Task<CustodyView?> ViewAsync(Challenge challenge, ClaimsPrincipal user, CancellationToken ct)
    {
        var reader = Reader.Of(user);
        if (!reader.MayTakePart(challenge))
        {
            return null;
        }

        var now = await db.NowAsync(ct);
        var places = await db.Custodians.AsNoTracking().Where(c => c.ChallengeId == challenge.Id).OrderBy(c => c.Place).ToListAsync(ct);
        if (places is [] && !reader.MaySee(Part.Challenge, challenge, null, now))
        {
            // Nobody was asked yet: what is not open is its owner's.
            return null;
        }

        var reissues = await db.Reissues.AsNoTracking().Where(r => r.ChallengeId == challenge.Id).ToListAsync(ct);
        var key = await db.Keys.AsNoTracking().SingleOrDefaultAsync(k => k.ChallengeId == challenge.Id, ct);
        var custody = places is not [] || key?.Mode is SealingMode.Custody || (key is null && challenge.Scheme.Sealing is SealingMode.Custody);
        var mayAppoint = reader.ActsFor(challenge.OwnerId) && reader.Verified && challenge.State.TakesCustodians() && places is [];
        var own = places.Find(p => p.PersonId == reader.Person);
        return new(
            challenge.Id, challenge.Version, challenge.Number, challenge.Title, challenge.OwnerName, challenge.State, challenge.Deadline, now,
            custody ? SealingMode.Custody : SealingMode.Escrow, key?.Threshold is > 0 and var k ? k : challenge.Threshold(), key?.PublicKey, mayAppoint,
            [.. places.Select(p => View(p, reissues.Find(r => r.Place == p.Place), own, challenge, reader, now))]);
    }

    private static PlaceView View(Custodian p, ShareReissue? reissue, Custodian? own, Challenge challenge, Reader reader, DateTimeOffset now) => new(
        p.Place, p.Version, p.Role, p.PersonName, p.AcceptedAt, p.SealedShare is not null, p.ProvedAt, p.HandedInAt, p == own,
        reissue is null ? null : new(reissue.PersonName, reissue.AskedAt, reissue.Helpers, [.. reissue.Parts.Keys.Order()]),
        [.. Can(p, reissue, own, challenge, reader, now).Where(a => a.May).Select(a => a.Name)]);

    private static (string Name, bool May)[] Can(Custodian p, ShareReissue? reissue, Custodian? own, Challenge challenge, Reader reader, DateTimeOffset now)
    {
        var mine = p == own;
        var isSealed = challenge.BidsOpenedAt is null && challenge.State.IsKept();
        var late = challenge.OpenedAt is not null && now >= challenge.Deadline;
        return
        [
            ("accept", challenge.State.TakesCustodians() && p.PersonId is null && own is null && reader.Fits(p.Role, challenge)),
            ("drill", isSealed && mine && p.SealedShare is not null && p.HandedIn is null),
            ("passphrase", isSealed && mine),
            ("handIn", isSealed && late && mine && p.SealedShare is not null && p.HandedIn is null),
            ("reissue", isSealed && p.SealedShare is not null && p.HandedIn is null && (mine || own is null) && reader.Fits(p.Role, challenge)),
            ("help", isSealed && own is not null && reissue is not null && reissue.Helpers.Contains(own.Place) && !reissue.Parts.ContainsKey(own.Place)),
            ("complete", isSealed && reissue is { IsComplete: true } && reissue.PersonId == reader.Person),
        ];
    }
}

/// <summary>Who may take part in custody.</summary>
public static class CustodyRules
{
    /// <summary>How many custodians open the bids: what the scheme says, and never one alone.</summary>
    public static int Threshold(this Challenge challenge) => Math.Max(2, challenge.Scheme.CustodyThreshold);

    /// <summary>Custodians are appointed, and accept, before a challenge opens to bids.</summary>
    public static bool TakesCustodians(this ChallengeState state) => state is ChallengeState.Draft or ChallengeState.Approved;

    /// <summary>They keep their shares until its bids are opened or it ends.</summary>
    public static bool IsKept(this ChallengeState state) =>
        state is ChallengeState.Draft or ChallengeState.Approved or ChallengeState.Open or ChallengeState.Closed;

    /// <summary>The owner's officers, administrators and supervisors see who keeps what; nobody sees a share.</summary>
    public static bool MayTakePart(this Reader reader, Challenge challenge) =>
        reader.ActsFor(challenge.OwnerId) || reader.IsAdministrator || reader.IsSupervisor;

    /// <summary>Whether a place of a role is for this person.</summary>
    public static bool Fits(this Reader reader, CustodianRole role, Challenge challenge) => role switch
    {
        CustodianRole.Park => reader.ActsFor(challenge.OwnerId) && reader.Verified,
        CustodianRole.Administrator => reader.IsAdministrator,
        CustodianRole.Supervisor => reader.IsSupervisor && !reader.IsAdministrator,
    };
}
