using System.Security.Claims;
using Microsoft.AspNetCore.Http;
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

    /// <summary>The same for what the platform does by itself, such as closing at a deadline: nobody is named.</summary>
    public void Record(string act, Guid subject, Guid? owner = null, object? detail = null) =>
        Add(AuditEntry.Of(null, null, act, subject, owner, detail));

    /// <summary>The database's clock, the one that decides deadlines.</summary>
    public Task<DateTimeOffset> NowAsync(CancellationToken ct) =>
        Database.SqlQuery<DateTimeOffset>($"SELECT clock_timestamp() AS \"Value\"").SingleAsync(ct);

    /// <summary>Saves; a change that somebody else has overtaken since it was read is refused with 412, like a stale <c>If-Match</c>.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (DbUpdateConcurrencyException e) when (e.Entries is [{ Entity: IVersioned } entry, ..])
        {
            var current = await entry.GetDatabaseValuesAsync(cancellationToken);
            throw new RuleException("version.stale", current?[nameof(IVersioned.Version)]) { Status = StatusCodes.Status412PreconditionFailed };
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
