using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Matchmaking.Matches;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Matchmaking.Companies;

/// <summary>One organisation that the own one does not want to meet.</summary>
public record BlockView(Guid OrganizationId, string? Name, long Version, bool Active, string? Reason, DateTimeOffset ChangedAt) : IVersioned;

/// <summary>Blocks another organisation, or takes it back.</summary>
public record SetBlock([property: Required] bool? Active, [property: StringLength(500)] string? Reason);

/// <summary>Blocking other organisations. Anyone of a verified organisation, for the own one; version 0 means that nothing was ever said.</summary>
public static class BlockEndpoints
{
    private const int Most = 500;

    public static void MapBlocks(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/blocks").WithTags("Blocks").RequireAuthorization(Policies.Verified);
        group.MapGet("", List);
        group.MapGet("/{organization:guid}", Get);
        group.MapPut("/{organization:guid}", Put);
    }

    private static async Task<List<BlockView>> List(ClaimsPrincipal user, MatchmakingDb db, CancellationToken ct)
    {
        var own = user.OrganizationId();
        return await db.Blocks.AsNoTracking().Where(b => b.OrganizationId == own && b.Active).OrderByDescending(b => b.ChangedAt).Take(Most)
            .Select(b => new BlockView(b.BlockedId, db.Organizations.Where(o => o.Id == b.BlockedId).Select(o => o.Name).FirstOrDefault(), b.Version, b.Active, b.Reason, b.ChangedAt))
            .ToListAsync(ct);
    }

    /// <summary>What the own organisation has said of another, lifted or not; its version is needed to say something else.</summary>
    private static async Task<BlockView> Get(Guid organization, ClaimsPrincipal user, MatchmakingDb db, CancellationToken ct) =>
        await ViewAsync(await db.Blocks.AsNoTracking().SingleOrDefaultAsync(b => b.OrganizationId == user.OrganizationId() && b.BlockedId == organization, ct)
            ?? new(user.OrganizationId(), organization), db, ct);

    private static async Task<BlockView> Put(
        Guid organization, SetBlock command, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct)
    {
        var own = user.OrganizationId();
        RuleException.ThrowIf(own == organization, "block.self");
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.TakePenAsync(ct);
        var block = await db.Blocks.FindAsync([own, organization], ct) ?? new(own, organization);
        ifMatch.Check(block);
        RuleException.ThrowIf(
            command.Active!.Value && !block.Active && await db.Blocks.CountAsync(b => b.OrganizationId == own && b.Active, ct) >= Most, "block.limit", Most);
        if (block.Version == 0)
        {
            db.Blocks.Add(block);
        }

        block.Set(command.Active.Value, command.Reason?.Trim(), clock.GetUtcNow());
        if (block.Active)
        {
            // What waits for moderation between the two is settled by this word.
            foreach (var match in await db.Matches.Open().Where(m =>
                (m.ParkId == own && m.Profile.CompanyId == organization) || (m.ParkId == organization && m.Profile.CompanyId == own)).ToListAsync(ct))
            {
                match.Lapse("conflict.blocked", block.ChangedAt);
            }
        }

        db.Record(user, block.Active ? "block" : "unblock", organization, own, new { block.Reason });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return await ViewAsync(block, db, ct);
    }

    private static async Task<BlockView> ViewAsync(Block block, MatchmakingDb db, CancellationToken ct)
    {
        var name = await db.Organizations.Where(o => o.Id == block.BlockedId).Select(o => o.Name).FirstOrDefaultAsync(ct);
        return new(block.BlockedId, name, block.Version, block.Active, block.Reason, block.ChangedAt);
    }
}
