using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ScenarioHub.Identity.Sessions;

/// <summary>
/// Failed sign-ins for one address (登录锁定). From the fifth in a row on, the address is locked for a minute, then for twice as long after each
/// further failure, up to an hour. A day without a failure, or a success, makes it new.
/// </summary>
public class LockOut
{
    private const int Free = 5;
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Most = TimeSpan.FromHours(1);
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    /// <summary>SHA-256 of the address: whoever never had an account here leaves no address behind.</summary>
    public required byte[] AddressHash { get; init; }

    public int Failures { get; private set; }

    public DateTimeOffset LastFailedAt { get; private set; }

    public DateTimeOffset? LockedUntil { get; private set; }

    /// <summary>How long it stays locked, or nothing.</summary>
    public TimeSpan? Remaining(DateTimeOffset now) => LockedUntil > now ? LockedUntil - now : null;

    /// <summary>Counts a failure.</summary>
    public void Fail(DateTimeOffset now)
    {
        Failures = LastFailedAt + Remembered < now ? 1 : Failures + 1;
        LastFailedAt = now;
        if (Failures >= Free)
        {
            var doubled = First * Math.Pow(2, Math.Min(Failures - Free, 10));
            LockedUntil = now + (doubled < Most ? doubled : Most);
        }
    }

    /// <summary>Forgets the failures.</summary>
    public void Succeed() => (Failures, LockedUntil) = (0, null);
}

internal sealed class LockOutMapping : IEntityTypeConfiguration<LockOut>
{
    public void Configure(EntityTypeBuilder<LockOut> builder) => builder.ToTable("sign_in_attempts").HasKey(l => l.AddressHash);
}
