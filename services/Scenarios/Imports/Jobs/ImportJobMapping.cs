using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Persistence;

namespace ScenarioHub.Scenarios.Imports.Jobs;

internal sealed class ImportJobMapping : IEntityTypeConfiguration<ImportJob>
{
    public void Configure(EntityTypeBuilder<ImportJob> builder)
    {
        builder.ToTable("import_job");
        builder.Property(j => j.Id).ValueGeneratedNever();
        builder.Property(j => j.Problems).IsJson();
        builder.Property(j => j.Duplicates).IsJson();
    }
}
