using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ScenarioHub.Scenarios.Imports.Jobs;

internal sealed class ImportJobMapping : IEntityTypeConfiguration<ImportJob>
{
    public void Configure(EntityTypeBuilder<ImportJob> builder)
    {
        builder.ToTable("import_job");
        builder.Property(j => j.Id).ValueGeneratedNever();
        AsJson(builder.Property(j => j.Problems));
        AsJson(builder.Property(j => j.Duplicates));
    }

    private static void AsJson<T>(PropertyBuilder<IReadOnlyList<T>> property) => property.HasColumnType("jsonb").HasConversion(
        value => JsonSerializer.Serialize(value, JsonSerializerOptions.Web),
        json => JsonSerializer.Deserialize<List<T>>(json, JsonSerializerOptions.Web)!,
        new ValueComparer<IReadOnlyList<T>>((a, b) => ReferenceEquals(a, b), v => v.Count, v => v));
}
