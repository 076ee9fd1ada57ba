using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ScenarioHub.Identity.Passwords;

/// <summary>
/// Password hashes by ASP.NET Core Identity's hasher: PBKDF2 with HMAC-SHA-512, a random salt, and 210,000 rounds (OWASP Password Storage
/// Cheat Sheet).
/// </summary>
public class PasswordHashes
{
    private const int Rounds = 210_000;
    private readonly PasswordHasher<Credential> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));
    private readonly string _nobodys;

    public PasswordHashes() => _nobodys = Hash(Guid.NewGuid().ToString());

    /// <summary>The hash to store.</summary>
    public string Hash(string password) => _hasher.HashPassword(null!, password);

    /// <summary>Whether the password is the one. With nobody's credential it takes as long, so that time tells nothing.</summary>
    public bool Verify(Credential? credential, string password)
    {
        var right = _hasher.VerifyHashedPassword(null!, credential?.PasswordHash ?? _nobodys, password) != PasswordVerificationResult.Failed;
        return right && credential is not null;
    }
}
