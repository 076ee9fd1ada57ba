using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Identity.Sessions;

/// <summary>
/// Counts sign-ins per address, also of addresses that nobody has: otherwise being locked would tell who has an account. Works in a scope of
/// its own, so that a count stands whatever becomes of the request.
/// </summary>
public class LockOutStore(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Refuses with 423 while the address is locked.</summary>
    public async Task CheckAsync(string emailKey, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var hash = HashOf(emailKey);
        var lockOut = await scope.ServiceProvider.GetRequiredService<IdentityDb>().Set<LockOut>().AsNoTracking()
            .SingleOrDefaultAsync(l => l.AddressHash == hash, ct);
        Refuse(lockOut?.Remaining(clock.GetUtcNow()));
    }

    /// <summary>
    /// Counts the outcome of a try. Tries that ran side by side are counted one after the other, and once the address is locked even the right
    /// password among them is refused: many at once are worth no more than one by one.
    /// </summary>
    public async Task CountAsync(string emailKey, bool right, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var hash = HashOf(emailKey);
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO sign_in_attempts (address_hash, failures, last_failed_at) VALUES ({hash}, 0, {now}) ON CONFLICT DO NOTHING", ct);
        var lockOut = (await db.Set<LockOut>().FromSql($"SELECT * FROM sign_in_attempts WHERE address_hash = {hash} FOR UPDATE").ToListAsync(ct)).Single();
        Refuse(lockOut.Remaining(now));
        if (right)
        {
            lockOut.Succeed();
        }
        else
        {
            lockOut.Fail(now);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static void Refuse(TimeSpan? remaining)
    {
        if (remaining is { } time)
        {
            var minutes = Math.Ceiling(time.TotalMinutes).ToString(CultureInfo.InvariantCulture);
            throw new RuleException("session.locked", minutes) { Status = StatusCodes.Status423Locked };
        }
    }

    private static byte[] HashOf(string emailKey) => SHA256.HashData(Encoding.UTF8.GetBytes(emailKey));
}
