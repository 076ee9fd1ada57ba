using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Visibility;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.Sealing;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Log;

/// <summary>The head of a challenge's log, and whether its leaves are public yet.</summary>
public record LogView(TreeHead Head, bool LeavesArePublic);

/// <summary>A leaf of the log: a hash, and nothing else.</summary>
public record LeafView(long Index, string Leaf);

/// <summary>A proof that an earlier log is the beginning of a later one.</summary>
public record ConsistencyView(long From, long To, IReadOnlyList<string> Path);

/// <summary>What checking a receipt found, in a word and a sentence.</summary>
public record VerdictView(string Verdict, string Text);

/// <summary>The public log (递交日志): keys at a stable address, heads from the deadline on, leaves from the opening on, and a check of receipts.</summary>
public static class LogEndpoints
{
    /// <summary>For everyone.</summary>
    public static void MapLog(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/").WithTags("Log").AllowAnonymous();
        group.MapGet("/log/keys", Keys);
        group.MapPost("/log/verify", Verify);
        group.MapGet("/challenges/{id:guid}/log", Head);
        group.MapGet("/challenges/{id:guid}/log/leaves", Leaves);
        group.MapGet("/challenges/{id:guid}/log/consistency", Consistency);
    }

    /// <summary>Every key that has ever signed.</summary>
    public static async Task<LogKeys> Keys(BiddingDb db, CancellationToken ct) => new([.. (await db.Database
        .SqlQuery<byte[]>($"SELECT public_key AS \"Value\" FROM log_key ORDER BY created_at").ToListAsync(ct)).Select(k => LogKey.Of(k))]);

    private static async Task<VerdictView> Verify(Receipt receipt, BiddingDb db, ProblemTexts texts, CancellationToken ct)
    {
        var verdict = ReceiptCheck.Of(receipt, (await Keys(db, ct)).Keys);
        var name = char.ToLowerInvariant(verdict.ToString()[0]) + verdict.ToString()[1..];
        return new(name, texts.Of($"ReceiptVerdict.{verdict}"));
    }

    private static async Task<Results<Ok<LogView>, NotFound>> Head(Guid id, BiddingDb db, CancellationToken ct) =>
        await db.HeadAsync(id, ct) is { } head ? TypedResults.Ok(new LogView(head, await ArePublicAsync(id, db, ct))) : TypedResults.NotFound();

    private static async Task<Results<Ok<Page<LeafView>>, NotFound>> Leaves(Guid id, long? from, int? limit, BiddingDb db, CancellationToken ct)
    {
        if (!await ArePublicAsync(id, db, ct))
        {
            return TypedResults.NotFound();
        }

        var (first, size) = (from ?? 0, Math.Clamp(limit ?? 100, 1, 1000));
        var rows = await db.Database.SqlQuery<Row>(
            $"SELECT index AS \"Index\", leaf AS \"Leaf\" FROM log_leaf WHERE challenge_id = {id} AND index >= {first} ORDER BY index LIMIT {size + 1}")
            .ToListAsync(ct);
        var leaves = rows.Select(r => new LeafView(r.Index, Convert.ToHexStringLower(r.Leaf))).ToList();
        return TypedResults.Ok(Page.Of(leaves, size, last => $"{last.Index + 1}"));
    }

    private static async Task<Results<Ok<ConsistencyView>, NotFound>> Consistency(Guid id, long from, long? to, BiddingDb db, CancellationToken ct)
    {
        if (await db.HeadAsync(id, ct) is not { } head)
        {
            return TypedResults.NotFound();
        }

        var last = to ?? head.TreeSize;
        if (from < 1 || from > last || last > head.TreeSize)
        {
            throw new InvalidException("from", "log.range", head.TreeSize);
        }

        var leaves = await db.LeavesAsync(id, ct);
        var path = MerkleTree.Consistency((int)from, leaves.AsSpan(0, (int)last));
        return TypedResults.Ok(new ConsistencyView(from, last, [.. path.Select(Convert.ToHexStringLower)]));
    }

    private static Task<bool> ArePublicAsync(Guid id, BiddingDb db, CancellationToken ct) =>
        db.Challenges.Where(VisibilityRules.ShowsLeaves).AnyAsync(c => c.Id == id, ct);

    private sealed record Row(long Index, byte[] Leaf);
}
