using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ScenarioHub.Messaging.Worker;

/// <summary>The smallest service there can be: it hears a fact and writes that it did.</summary>
public class WorkerDb(DbContextOptions<WorkerDb> options) : MessagingDb(options)
{
    public DbSet<Handled> Handled => Set<Handled>();
}

/// <summary>One handling of one fact.</summary>
public class Handled
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid Fact { get; init; }

    public required long Version { get; init; }
}

public class HandledMapping : IEntityTypeConfiguration<Handled>
{
    public void Configure(EntityTypeBuilder<Handled> builder) => builder.ToTable("handled");
}
