using ScenarioHub.Files;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.Attachments;

/// <summary>A file that belongs to a field of a scenario (附件), and is seen by whoever may see that field. It never changes; it is added and removed.</summary>
public class Attachment
{
    private Attachment()
    {
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid ScenarioId { get; private set; }

    /// <summary>The field of the scenario's content that it belongs to, such as <c>need</c>.</summary>
    public string Field { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Sha256 { get; private set; } = "";

    public long Length { get; private set; }

    public string MediaType { get; private set; } = "";

    public ScanState Scan { get; private set; }

    /// <summary>Who added it.</summary>
    public Guid Person { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Adds a file to a field.</summary>
    public static Attachment Add(Guid scenario, string field, StoredFile file, Guid person, DateTimeOffset now) => new()
    {
        ScenarioId = scenario, Field = field, Name = file.Name, Sha256 = file.Sha256, Length = file.Length, MediaType = file.MediaType, Scan = file.Scan,
        Person = person, CreatedAt = now,
    };

    /// <summary>Takes it away; the record stays.</summary>
    public void Remove(DateTimeOffset now)
    {
        RuleException.ThrowIf(RemovedAt is not null, "attachment.removed");
        RemovedAt = now;
    }
}
