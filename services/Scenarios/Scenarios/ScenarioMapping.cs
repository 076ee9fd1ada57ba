using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Persistence;

namespace ScenarioHub.Scenarios.Scenarios;

internal sealed class ScenarioMapping : IEntityTypeConfiguration<Scenario>
{
    public void Configure(EntityTypeBuilder<Scenario> builder)
    {
        builder.ToTable("scenario");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.ReturnReasons).IsJson();
        builder.ComplexProperty(s => s.Content, content =>
        {
            content.Property(c => c.Indicators).IsJson();
            foreach (var property in typeof(ScenarioContent).GetProperties())
            {
                content.Property(property.PropertyType, property.Name).HasColumnName(SnakeCase.Of(property.Name));
            }
        });
        builder.ComplexProperty(s => s.Search, search =>
        {
            foreach (var property in typeof(SearchText).GetProperties())
            {
                search.Property(property.PropertyType, property.Name).HasColumnName(SnakeCase.Of(property.Name));
            }
        });
    }
}
