using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Demonstrations;

/// <summary>A demonstration among many.</summary>
public record DemonstrationSummary(
    Guid Id, Guid ScenarioId, string ScenarioNumber, string ScenarioName, Guid OwnerId, string OwnerName, DemonstrationState State, string ApplyingParty,
    string Summary, DateTimeOffset NominatedAt, DateTimeOffset? NoticeEndsAt, DateTimeOffset? DecidedAt);

/// <summary>A person's marks as those see them who work on the selection.</summary>
public record ScoreView(Guid PersonId, IReadOnlyDictionary<string, decimal> Marks, decimal Total, string? Comment, DateTimeOffset At);

/// <summary>An objection and its answer. Who raised it is for administrators and supervisors.</summary>
public record ObjectionView(Guid Id, long Version, string? OrganizationName, string Text, DateTimeOffset At, string? Answer, DateTimeOffset? AnsweredAt) : IVersioned;

/// <summary>Support, with the figures that made the amount.</summary>
public record SupportView(
    Guid Id, string Scheme, string SchemeName, string Party, decimal BaseYuan, decimal Rate, decimal? CapYuan, decimal AmountYuan, string? Note, DateTimeOffset At);

/// <summary>One demonstration as the reader may see it.</summary>
public record DemonstrationView(
    Guid Id, long Version, Guid ScenarioId, string ScenarioNumber, string ScenarioName, Guid OwnerId, string OwnerName, DemonstrationState State,
    string ApplyingParty, string Summary, DemonstrationScheme Scheme, decimal? Score, DateTimeOffset NominatedAt, DateTimeOffset? NoticeAt,
    DateTimeOffset? NoticeEndsAt, DateTimeOffset? DecidedAt) : IVersioned
{
    public string? Reason { get; init; }

    /// <summary>The reader's own marks, or all for administrators and supervisors.</summary>
    public IReadOnlyList<ScoreView> Scores { get; init; } = [];

    public IReadOnlyList<ObjectionView> Objections { get; init; } = [];

    public IReadOnlyList<SupportView> Supports { get; init; } = [];

    internal static DemonstrationView Of(
        Demonstration d, Reader reader, Guid? person, IEnumerable<DemonstrationObjection> objections, IEnumerable<DemonstrationSupport> supports)
    {
        var staff = reader.Administrator || reader.Supervisor;
        var works = staff || (reader.SignedIn && reader.Organization == d.OwnerId);
        return new(
            d.Id, d.Version, d.ScenarioId, d.ScenarioNumber, d.ScenarioName, d.OwnerId, d.OwnerName, d.State, d.ApplyingParty, d.Summary, d.Scheme, d.Score,
            d.NominatedAt, d.NoticeAt, d.NoticeEndsAt, d.DecidedAt)
        {
            Reason = works ? d.Reason : null,
            Scores = [.. d.Scores.Where(s => staff || s.PersonId == person).Select(s => new ScoreView(s.PersonId, s.Marks, s.Total, s.Comment, s.At))],
            Objections = [.. objections.Where(o => works || (reader.SignedIn && o.OrganizationId == reader.Organization)).Select(o => new ObjectionView(
                o.Id, o.Version, staff || o.OrganizationId == reader.Organization ? o.OrganizationName : null, o.Text, o.At, o.Answer, o.AnsweredAt))],
            Supports = works ? [.. supports.Select(s => new SupportView(
                s.Id, s.Scheme, s.SchemeName, s.Party, s.BaseYuan, s.Rate, s.CapYuan, s.AmountYuan, s.Note, s.At))] : [],
        };
    }
}
