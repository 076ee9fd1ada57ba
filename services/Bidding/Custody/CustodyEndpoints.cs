using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Sealing;
using ScenarioHub.Bidding.Visibility;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.Sealing;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Custody;

/// <summary>The custodians' ceremony (保管人仪式): appointing, accepting, proving, changing the passphrase, handing in. No passphrase ever comes here.</summary>
public static class CustodyEndpoints
{
    /// <summary>Appointing: the park that owns the challenge. All else: whoever a place is for.</summary>
    public static void MapCustody(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/custody/mine", Mine).WithTags("Custody").RequireAuthorization(Policies.SignedIn);
        routes.MapGet("/challenges/{id:guid}/custody", Get).WithTags("Custody").RequireAuthorization(Policies.SignedIn);
        routes.MapPost("/challenges/{id:guid}/custodians", Appoint).WithTags("Custody").AddEndpointFilter<InTransaction>().RequireAuthorization(Policies.Park);
        var group = routes.MapGroup("/challenges/{id:guid}/custodians/{place:int}").WithTags("Custody")
            .AddEndpointFilter<InTransaction>().RequireAuthorization(Policies.SignedIn);
        group.MapGet("/material", Material);
        group.MapPost("/accept", Accept);
        group.MapPost("/passphrase", ChangePassphrase);
        group.MapPost("/drill", BeginDrill);
        group.MapPost("/drill/answer", AnswerDrill);
        group.MapPost("/share", HandIn);
    }

    /// <summary>Challenges with a place that is the reader's or could be, newest first.</summary>
    private static async Task<Page<CustodyView>> Mine(
        [AsParameters] PageRequest page, ClaimsPrincipal user, BiddingDb db, CustodyReading reading, CancellationToken ct)
    {
        var reader = Reader.Of(user);
        var before = page.After is null ? (Guid?)null : Cursor.Read<Guid>(page.After);
        var challenges = await db.Challenges.AsNoTracking()
            .Where(c => before == null || c.Id.CompareTo(before.Value) < 0)
            .Where(c => db.Reissues.Any(r => r.ChallengeId == c.Id && r.PersonId == reader.Person) || db.Custodians.Any(p => p.ChallengeId == c.Id && (p.PersonId == reader.Person
                || (p.PersonId == null && (c.State == ChallengeState.Draft || c.State == ChallengeState.Approved)
                    && ((p.Role == CustodianRole.Administrator && reader.IsAdministrator)
                        || (p.Role == CustodianRole.Supervisor && reader.IsSupervisor && !reader.IsAdministrator)
                        || (p.Role == CustodianRole.Park && c.OwnerId == reader.Organization))))))
            .OrderByDescending(c => c.Id).Take(page.Size + 1).ToListAsync(ct);
        var views = new List<CustodyView>();
        foreach (var challenge in challenges)
        {
            views.Add((await reading.ViewAsync(challenge, user, ct))!);
        }

        return Page.Of(views, page.Size, last => Cursor.Write(last.ChallengeId));
    }

    private static async Task<Results<Ok<CustodyView>, NotFound>> Get(Guid id, ClaimsPrincipal user, BiddingDb db, CustodyReading reading, CancellationToken ct) =>
        await db.Challenges.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) is { } challenge && await reading.ViewAsync(challenge, user, ct) is { } view
            ? TypedResults.Ok(view)
            : TypedResults.NotFound();

    private static async Task<Results<Ok<CustodyView>, NotFound>> Appoint(
        Guid id, AppointCustodians command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CustodyReading reading, CancellationToken ct)
    {
        if (await db.HoldOwnAsync(id, user, ct) is not { } challenge)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(challenge);
        RuleException.ThrowIf(!challenge.State.TakesCustodians(), "challenge.transition", Word.Of(challenge.State));
        RuleException.ThrowIf(await db.Custodians.AnyAsync(c => c.ChallengeId == id, ct), "custody.appointed");
        if (command.Roles.Count < challenge.Threshold() || command.Roles.Distinct().Count() < 2)
        {
            throw new InvalidException("roles", "custody.too-few", challenge.Threshold());
        }

        db.Custodians.AddRange(command.Roles.Select((role, i) => new Custodian { ChallengeId = id, Place = i + 1, Role = role }));
        db.Publish(challenge.AsksCustodians("accept", await db.NowAsync(ct)));
        db.Record(user, "custody.appointed", id, challenge.OwnerId, new { command.Roles, threshold = challenge.Threshold() });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok((await reading.ViewAsync(challenge, user, ct))!);
    }

    private static async Task<Results<Ok<CustodyMaterial>, NotFound>> Material(
        Guid id, int place, ClaimsPrincipal user, BiddingDb db, CancellationToken ct) =>
        await db.Custodians.AsNoTracking().SingleOrDefaultAsync(c => c.ChallengeId == id && c.Place == place, ct) is { Key: { } key } custodian
        && custodian.PersonId == user.PersonId()
            ? TypedResults.Ok(new CustodyMaterial(place, key, custodian.SealedShare))
            : TypedResults.NotFound();

    private static async Task<Results<Ok<CustodyView>, NotFound>> Accept(
        Guid id, int place, CustodianKeyInput command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, ChallengeKeys keys, CustodyReading reading,
        CancellationToken ct)
    {
        var (challenge, custodian) = await db.HoldPlaceAsync(id, place, ct);
        if (challenge is null || custodian is null || !Reader.Of(user).Fits(custodian.Role, challenge))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(custodian);
        command.Key.Check();
        RuleException.ThrowIf(!challenge.State.TakesCustodians(), "challenge.transition", Word.Of(challenge.State));
        var all = await db.Custodians.Where(c => c.ChallengeId == id).ToListAsync(ct);
        RuleException.ThrowIf(all.Exists(c => c.PersonId == user.PersonId()), "custody.two-places");
        custodian.Accept(user.AsKeeper(), command.Key, await db.NowAsync(ct));
        db.Record(user, "custody.accepted", id, challenge.OwnerId, new { place, custodian.Role });
        if (all.TrueForAll(c => c.Key is not null))
        {
            Split(challenge, all, keys);
            db.Record("custody.key-split", id, challenge.OwnerId, new { threshold = challenge.Threshold(), places = all.Count });
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.Ok((await reading.ViewAsync(challenge, user, ct))!);
    }

    /// <summary>Makes the key pair, splits its private half, seals each share for its custodian, and forgets it.</summary>
    private static void Split(Challenge challenge, List<Custodian> custodians, ChallengeKeys keys)
    {
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var secret = Curve.PrivateOf(pair);
        var shares = Shamir.Split(secret, challenge.Threshold(), custodians.Count);
        CryptographicOperations.ZeroMemory(secret);
        foreach (var custodian in custodians)
        {
            var share = shares[custodian.Place - 1];
            custodian.Entrust(Envelope.Seal(custodian.Key!.PublicKey, share.Bytes, Context.OfShare(challenge.Id, share.Place)), share.Digest());
            CryptographicOperations.ZeroMemory(share.Bytes);
        }

        keys.Entrust(challenge.Id, Curve.PublicOf(pair), challenge.Threshold());
    }

    private static async Task<Results<Ok<CustodyView>, NotFound>> ChangePassphrase(
        Guid id, int place, CustodianKeyInput command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CustodyReading reading, CancellationToken ct)
    {
        if (await db.HoldOwnPlaceAsync(id, place, user, ct) is not var (challenge, custodian))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(custodian);
        command.Key.Check();
        challenge.GuardKeeping();
        custodian.ChangePassphrase(command.Key);
        db.Record(user, "custody.passphrase-changed", id, challenge.OwnerId, new { place });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok((await reading.ViewAsync(challenge, user, ct))!);
    }

    /// <summary>Seals a random number for the person's key: who can say what it was has the passphrase.</summary>
    private static async Task<Results<Ok<DrillView>, NotFound>> BeginDrill(
        Guid id, int place, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (await db.HoldOwnPlaceAsync(id, place, user, ct) is not var (challenge, custodian))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(custodian);
        challenge.GuardKeeping();
        var asked = RandomNumberGenerator.GetBytes(32);
        custodian.BeginDrill(SHA256.HashData(asked));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new DrillView(custodian.Version, Envelope.Seal(custodian.Key!.PublicKey, asked, Context.OfDrill(id, place))));
    }

    private static async Task<Results<Ok<CustodyView>, NotFound>> AnswerDrill(
        Guid id, int place, DrillAnswer command, ClaimsPrincipal user, BiddingDb db, CustodyReading reading, CancellationToken ct)
    {
        if (await db.HoldOwnPlaceAsync(id, place, user, ct) is not var (challenge, custodian))
        {
            return TypedResults.NotFound();
        }

        challenge.GuardKeeping();
        custodian.Prove(command.Answer, await db.NowAsync(ct));
        db.Record(user, "custody.proved", id, challenge.OwnerId, new { place });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok((await reading.ViewAsync(challenge, user, ct))!);
    }

    private static async Task<Results<Ok<CustodyView>, NotFound>> HandIn(
        Guid id, int place, ShareInput command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, MasterKey master, CustodyReading reading, CancellationToken ct)
    {
        if (await db.HoldOwnPlaceAsync(id, place, user, ct) is not var (challenge, custodian))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(custodian);
        challenge.GuardKeeping();
        var now = await db.NowAsync(ct);
        RuleException.ThrowIf(challenge.OpenedAt is null || now < challenge.Deadline, "challenge.before-deadline", challenge.Deadline.InBeijing());
        custodian.HandIn(new(place, command.Share), master.WrapPrivate(command.Share, id), now);
        db.Record(user, "custody.share-handed-in", id, challenge.OwnerId, new { place });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok((await reading.ViewAsync(challenge, user, ct))!);
    }
}

/// <summary>A drill: an envelope for the person's key.</summary>
public record DrillView(long Version, byte[] Envelope) : IVersioned;
