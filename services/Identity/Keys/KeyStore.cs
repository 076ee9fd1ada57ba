using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using ScenarioHub.Identity.Secrets;

namespace ScenarioHub.Identity.Keys;

/// <summary>The signing keys of the database, read again every few seconds: far less than the time that a new key waits.</summary>
public class KeyStore(IServiceScopeFactory scopes, MasterKey master, TimeProvider clock, IConfiguration configuration)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, SigningCredentials> _opened = new();
    private volatile Copy? _copy;

    /// <summary>How long a new key is published before it signs; longer than anyone who checks tokens keeps an old list of keys.</summary>
    private TimeSpan Overlap { get; } = configuration.GetValue("Identity:KeyOverlap", TimeSpan.FromMinutes(10));

    /// <summary>The keys.</summary>
    public async Task<KeyRing> RingAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_copy is { } copy && now - copy.ReadAt < Fresh)
        {
            return copy.Ring;
        }

        await using var scope = scopes.CreateAsyncScope();
        var keys = await scope.ServiceProvider.GetRequiredService<IdentityDb>().SigningKeys.AsNoTracking().ToListAsync(ct);
        _copy = new(new(keys), now);
        return _copy.Ring;
    }

    /// <summary>What signs a token now.</summary>
    public async Task<SigningCredentials> CredentialsAsync(CancellationToken ct)
    {
        var key = (await RingAsync(ct)).Signing(clock.GetUtcNow()) ?? throw new InvalidOperationException("There is no signing key yet.");
        return _opened.GetOrAdd(key.Kid, _ => new(key.Open(master), SecurityAlgorithms.EcdsaSha256));
    }

    /// <summary>
    /// Adds the next key to <paramref name="db"/>, or nothing where one waits already; the caller's transaction holds the lock named "keys".
    /// The very first key signs at once: nobody knows an older one.
    /// </summary>
    public async Task<SigningKey?> AddNextAsync(IdentityDb db, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var keys = await db.SigningKeys.ToListAsync(ct);
        if (new KeyRing(keys).Waiting(now) is not null)
        {
            return null;
        }

        var key = SigningKey.Create(master, now, keys is [] ? TimeSpan.Zero : Overlap);
        db.Add(key);
        return key;
    }

    /// <summary>Reads the keys again at the next question.</summary>
    public void Forget() => _copy = null;

    private sealed record Copy(KeyRing Ring, DateTimeOffset ReadAt);
}
