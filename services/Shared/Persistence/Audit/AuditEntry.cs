using System.Text.Json;

namespace ScenarioHub.Persistence.Audit;

/// <summary>One act in the append-only audit trail (审计记录). <c>Seq</c> and <c>At</c> are the database's.</summary>
public class AuditEntry
{
    public long Seq { get; private set; }

    public DateTimeOffset At { get; private set; }

    public Guid? Person { get; private set; }

    public Guid? Organization { get; private set; }

    public required string Act { get; init; }

    public required Guid Subject { get; init; }

    public Guid? Owner { get; private set; }

    public JsonDocument? Detail { get; private set; }

    internal static AuditEntry Of(Guid? person, Guid? organization, string act, Guid subject, Guid? owner, object? detail) => new()
    {
        Person = person,
        Organization = organization,
        Act = act,
        Subject = subject,
        Owner = owner,
        Detail = detail is null ? null : JsonSerializer.SerializeToDocument(detail, JsonSerializerOptions.Web),
    };
}
