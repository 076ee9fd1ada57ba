using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ScenarioHub.Persistence.Audit;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Persistence;

/// <summary>
/// The database of one service: its aggregates by Entity Framework with the house's conventions — snake_case columns, enums by name,
/// instants in UTC, the aggregate's version as its concurrency token — and the audit trail.
/// </summary>
public abstract class ServiceDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>
    /// Adds an entry to the audit trail, saved with the change that it tells of. <paramref name="owner"/> is the organisation whose thing
    /// it is, which may read the entry beside the actor's own.
    /// </summary>
    public void Record(ClaimsPrincipal user, string act, Guid subject, Guid? owner = null, object? detail = null) =>
        Add(AuditEntry.Of(user.PersonId(), user.OrganizationId(), act, subject, owner, detail));

    /// <summary>The same for what a fact from another service has brought about: nobody acted here.</summary>
    public void Record(string act, Guid subject, Guid? owner = null, object? detail = null) =>
        Add(AuditEntry.Of(null, null, act, subject, owner, detail));

    /// <summary>The database's clock, the one that decides deadlines.</summary>
    public Task<DateTimeOffset> NowAsync(CancellationToken ct) =>
        Database.SqlQuery<DateTimeOffset>($"SELECT clock_timestamp() AS \"Value\"").SingleAsync(ct);

    /// <summary>Saves; two changes that meet at one aggregate end with 412 for the later one, as if it had come with an old version.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (DbUpdateConcurrencyException e) when (e.Entries is [{ Entity: IVersioned } entry, ..])
        {
            var stored = await entry.GetDatabaseValuesAsync(cancellationToken);
            throw new RuleException("version.stale", stored?[nameof(IVersioned.Version)]) { Status = 412 };
        }
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<ToUniversalTime>();
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new AuditEntryMapping());
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(property.GetColumnName() == property.Name ? SnakeCase.Of(property.Name) : property.GetColumnName());
                if (property.Name == nameof(IVersioned.Version) && typeof(IVersioned).IsAssignableFrom(entity.ClrType))
                {
                    property.IsConcurrencyToken = true;
                }
            }
        }
    }

    private sealed class ToUniversalTime() : ValueConverter<DateTimeOffset, DateTimeOffset>(at => at.ToUniversalTime(), at => at);
}
