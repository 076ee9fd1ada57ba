using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Matchmaking.Recommendations;

/// <summary>Why a company does not want a scenario (不感兴趣的原因).</summary>
public enum DismissalReason
{
    /// <summary>Not our field (领域不符).</summary>
    Field,

    /// <summary>We lack a qualification (资质不够).</summary>
    Qualification,

    /// <summary>Too far away (地域不便).</summary>
    Region,

    /// <summary>Too large or too small (规模不合适).</summary>
    Scale,

    /// <summary>No capacity at present (暂无产能).</summary>
    Capacity,

    /// <summary>Something else (其他).</summary>
    Other,
}

/// <summary>A recommendation that a company has put aside (不感兴趣). It hides the pair everywhere until it is taken back, and is kept as a decision.</summary>
public class Dismissal(Guid companyId, Guid scenarioId) : IVersioned
{
    public Guid CompanyId { get; private set; } = companyId;

    public Guid ScenarioId { get; private set; } = scenarioId;

    public long Version { get; private set; }

    public bool Active { get; private set; }

    public DismissalReason ReasonCode { get; private set; }

    public string? Note { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Puts it aside.</summary>
    public void Dismiss(DismissalReason reason, string? note, DateTimeOffset now) => (Version, Active, ReasonCode, Note, At) = (Version + 1, true, reason, note, now);

    /// <summary>Takes it back.</summary>
    public void Undo(DateTimeOffset now)
    {
        RuleException.ThrowIf(!Active, "dismissal.none");
        (Version, Active, At) = (Version + 1, false, now);
    }
}

internal sealed class DismissalMapping : IEntityTypeConfiguration<Dismissal>
{
    public void Configure(EntityTypeBuilder<Dismissal> builder) => builder.ToTable("dismissal").HasKey(d => new { d.CompanyId, d.ScenarioId });
}
