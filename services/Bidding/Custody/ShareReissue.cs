using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Persistence;
using ScenarioHub.Sealing;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Custody;

/// <summary>
/// A lost share on its way to its new custodian (补发): as many helpers as the threshold each give a part, sealed for the new custodian's key. The platform sees no share
/// and never has the key.
/// </summary>
public class ShareReissue : IVersioned
{
    public required Guid ChallengeId { get; init; }

    public required int Place { get; init; }

    public long Version { get; private set; } = 1;

    public required Guid PersonId { get; init; }

    public required string PersonName { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>The new key, for which the parts are sealed.</summary>
    public required CustodianKey Key { get; init; }

    /// <summary>The places of those who help; their consent is their part.</summary>
    public required int[] Helpers { get; init; }

    /// <summary>The parts that have come, by place.</summary>
    public IReadOnlyDictionary<int, byte[]> Parts { get; private set; } = new Dictionary<int, byte[]>();

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Whether all parts are there.</summary>
    public bool IsComplete => Helpers.All(Parts.ContainsKey);

    /// <summary>A helper consents by giving a part.</summary>
    public void Add(int helper, byte[] part)
    {
        RuleException.ThrowIf(!Helpers.Contains(helper) || Parts.ContainsKey(helper), "custody.not-asked");
        Parts = new Dictionary<int, byte[]>(Parts) { [helper] = part };
        Version++;
    }
}

internal sealed class ShareReissueMapping : IEntityTypeConfiguration<ShareReissue>
{
    public void Configure(EntityTypeBuilder<ShareReissue> builder)
    {
        builder.ToTable("share_reissue").HasKey(r => new { r.ChallengeId, r.Place });
        builder.Property(r => r.Place).ValueGeneratedNever();
        builder.Property(r => r.Key).IsJson();
        builder.Property(r => r.Parts).IsJson();
    }
}
