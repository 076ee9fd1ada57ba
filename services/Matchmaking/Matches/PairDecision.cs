using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Matchmaking.Profiles;

namespace ScenarioHub.Matchmaking.Matches;

/// <summary>
/// Somebody's word about a pair (撮合决定): a moderator's, a party's answer, an outcome, a company's 不感兴趣. Kept apart from the match, which
/// only knows the last one, as a record; the weights are learnt from what matches came to.
/// </summary>
public class PairDecision
{
    private PairDecision()
    {
    }

    public long Seq { get; private init; }

    public Guid ScenarioId { get; private init; }

    public Guid? ProfileId { get; private init; }

    public string CompanyKey { get; private init; } = "";

    /// <summary><c>moderation</c>, <c>answer</c>, <c>outcome</c>, <c>dismissal</c>, or <c>undo</c>, which takes a dismissal back.</summary>
    public string Kind { get; private init; } = "";

    /// <summary>Whether it spoke for the pair.</summary>
    public bool Wanted { get; private init; }

    public string? ReasonCode { get; private init; }

    /// <summary>The engine's score when it was said.</summary>
    public double Score { get; private init; }

    public DateTimeOffset At { get; private init; }

    public static PairDecision Of(Match match, string kind, bool wanted, string? reason, DateTimeOffset now) => new()
    {
        ScenarioId = match.ScenarioId, ProfileId = match.ProfileId, CompanyKey = match.CompanyKey, Kind = kind, Wanted = wanted, ReasonCode = reason, Score = match.Score, At = now,
    };

    /// <summary>That this no longer holds; both stay.</summary>
    public PairDecision TakenBack(DateTimeOffset now) => new()
    {
        ScenarioId = ScenarioId, ProfileId = ProfileId, CompanyKey = CompanyKey, Kind = "undo", Wanted = true, Score = Score, At = now,
    };

    public static PairDecision Of(Guid scenario, CapabilityProfile profile, string kind, bool wanted, string? reason, double score, DateTimeOffset now) => new()
    {
        ScenarioId = scenario, ProfileId = profile.Id, CompanyKey = profile.CompanyKey, Kind = kind, Wanted = wanted, ReasonCode = reason, Score = score, At = now,
    };
}

internal sealed class PairDecisionMapping : IEntityTypeConfiguration<PairDecision>
{
    public void Configure(EntityTypeBuilder<PairDecision> builder)
    {
        builder.ToTable("pair_decision").HasKey(d => d.Seq);
        builder.Property(d => d.Seq).UseIdentityAlwaysColumn();
    }
}
