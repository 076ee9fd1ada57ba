using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ScenarioHub.Scenarios.OpenData.Ocds;

/// <summary>What was said of a contracting process at one time, as the standard's release. It never changes.</summary>
public class Release
{
    /// <summary>Unique over all processes: the process's id and the number of the release.</summary>
    public string Id { get; private set; } = "";

    public string Ocid { get; private set; } = "";

    /// <summary>1 for the first of its process.</summary>
    public int Number { get; private set; }

    public DateTimeOffset Date { get; private set; }

    public Guid OwnerId { get; private set; }

    /// <summary>What it tells of (codelist releaseTag).</summary>
    public string[] Tags { get; private set; } = [];

    /// <summary>The release as JSON.</summary>
    public string Body { get; private set; } = "";

    /// <summary>The release of a process that has just learnt something.</summary>
    public static Release Of(ContractingProcess process, IReadOnlyList<string> tags, OpenDataSettings settings, DateTimeOffset now)
    {
        var id = $"{process.Ocid}-{process.Releases:D4}";
        return new()
        {
            Id = id, Ocid = process.Ocid, Number = process.Releases, Date = now, OwnerId = process.OwnerId, Tags = [.. tags],
            Body = ReleaseJson.Of(id, process, tags, settings, now).ToJsonString(),
        };
    }
}

internal sealed class ReleaseMapping : IEntityTypeConfiguration<Release>
{
    public void Configure(EntityTypeBuilder<Release> builder)
    {
        builder.ToTable("release");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Body).HasColumnType("json");
    }
}
