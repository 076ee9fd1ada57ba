using Microsoft.EntityFrameworkCore;

namespace ScenarioHub.Identity.Sessions;

/// <summary>What several endpoints do to sessions.</summary>
public static class SessionStore
{
    /// <summary>Ends every session of a person.</summary>
    public static Task EndSessionsAsync(this IdentityDb db, Guid personId, string reason, DateTimeOffset now, CancellationToken ct) =>
        db.Sessions.Where(s => s.PersonId == personId && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now).SetProperty(s => s.EndedBy, reason), ct);

    /// <summary>The token of that hash with its session, locked until the transaction ends.</summary>
    public static async Task<(RefreshToken Token, Session Session)?> LockTokenAsync(this IdentityDb db, byte[] hash, CancellationToken ct)
    {
        var tokens = await db.RefreshTokens.FromSql($"SELECT * FROM refresh_token WHERE hash = {hash} FOR UPDATE").ToListAsync(ct);
        return tokens is [var token] ? (token, await db.Sessions.SingleAsync(s => s.Id == token.SessionId, ct)) : null;
    }
}
