using Microsoft.EntityFrameworkCore;
using ScenarioHub.Identity.Clients;
using ScenarioHub.Identity.Invitations;
using ScenarioHub.Identity.Keys;
using ScenarioHub.Identity.Organizations;
using ScenarioHub.Identity.Passwords;
using ScenarioHub.Identity.People;
using ScenarioHub.Identity.Sessions;
using ScenarioHub.Messaging;

namespace ScenarioHub.Identity;

/// <summary>The database of Identity: organisations, people, and what lets them in.</summary>
public class IdentityDb(DbContextOptions<IdentityDb> options) : MessagingDb(options)
{
    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Credential> Credentials => Set<Credential>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();

    public DbSet<Machine> Machines => Set<Machine>();

    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    /// <summary>
    /// Takes the named lock until the transaction ends: what must happen once — the first start of several replicas, a double click — happens
    /// one after the other.
    /// </summary>
    public Task LockAsync(string name, CancellationToken ct) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", ct);
}
