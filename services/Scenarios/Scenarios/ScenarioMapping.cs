using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Persistence;

namespace ScenarioHub.Scenarios.Scenarios;

internal sealed class ScenarioMapping : IEntityTypeConfiguration<Scenario>
{
    public void Configure(EntityTypeBuilder<Scenario> builder)
    {
        builder.ToTable("scenario");
        builder.Property(s => s.Id).ValueGeneratedNever();
        AsJson(builder.Property(s => s.ReturnReasons));
        builder.ComplexProperty(s => s.Content, content =>
        {
            AsJson(content.Property(c => c.Indicators));
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

    private static void AsJson<T>(PropertyBuilder<T> property) => property.HasColumnType("jsonb").HasConversion(
        value => Write(value), json => Read<T>(json), new ValueComparer<T>((a, b) => Write(a) == Write(b), v => Write(v).GetHashCode(StringComparison.Ordinal)));

    private static void AsJson<T>(ComplexTypePropertyBuilder<T> property) => property.HasColumnType("jsonb").HasConversion(
        value => Write(value), json => Read<T>(json), new ValueComparer<T>((a, b) => Write(a) == Write(b), v => Write(v).GetHashCode(StringComparison.Ordinal)));

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)!;
}
