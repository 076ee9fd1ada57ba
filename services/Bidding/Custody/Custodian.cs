using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Persistence;
using ScenarioHub.Sealing;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Custody;

/// <summary>Whom a place is for.</summary>
public enum CustodianRole
{
    /// <summary>An officer of the park that owns the challenge (园区).</summary>
    Park,

    /// <summary>A platform administrator (管理员).</summary>
    Administrator,

    /// <summary>A supervisor (监督员).</summary>
    Supervisor,
}

/// <summary>
/// A place among the custodians of a challenge (开标保管人), and who took it. It knows the person's key and share only sealed by a passphrase that never comes here.
/// </summary>
public class Custodian : IVersioned
{
    public required Guid ChallengeId { get; init; }

    public required int Place { get; init; }

    public long Version { get; private set; } = 1;

    public required CustodianRole Role { get; init; }

    public Guid? PersonId { get; private set; }

    public string? PersonName { get; private set; }

    public Guid? OrganizationId { get; private set; }

    /// <summary>The person's key pair under the passphrase.</summary>
    public CustodianKey? Key { get; private set; }

    /// <summary>The share, sealed for that key.</summary>
    public byte[]? SealedShare { get; private set; }

    /// <summary>By which the share is known again when it is handed in.</summary>
    public byte[]? ShareDigest { get; private set; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>SHA-256 of what a drill asks for.</summary>
    public byte[]? Drill { get; private set; }

    /// <summary>When the person last proved that the passphrase works.</summary>
    public DateTimeOffset? ProvedAt { get; private set; }

    /// <summary>The share itself, under the master key; the database refuses it before the deadline.</summary>
    public byte[]? HandedIn { get; private set; }

    public DateTimeOffset? HandedInAt { get; private set; }

    /// <summary>A person takes the place (接受保管).</summary>
    public void Accept(Keeper person, CustodianKey key, DateTimeOffset now)
    {
        RuleException.ThrowIf(PersonId is not null, "custody.taken");
        Take(person, key, now);
    }

    /// <summary>Gives the place its share.</summary>
    public void Entrust(byte[] sealedShare, byte[] digest)
    {
        (SealedShare, ShareDigest) = (sealedShare, digest);
        Version++;
    }

    /// <summary>The same key under another passphrase (修改口令).</summary>
    public void ChangePassphrase(CustodianKey key)
    {
        RuleException.ThrowIf(Key is null || !key.PublicKey.AsSpan().SequenceEqual(Key.PublicKey), "custody.other-key");
        Key = key;
        Version++;
    }

    /// <summary>Asks the person to prove that the passphrase works (口令演练).</summary>
    public void BeginDrill(byte[] digest)
    {
        RuleException.ThrowIf(SealedShare is null, "custody.no-share");
        Drill = digest;
        Version++;
    }

    /// <summary>The proof.</summary>
    public void Prove(byte[] answer, DateTimeOffset now)
    {
        RuleException.ThrowIf(
            Drill is null || !System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(System.Security.Cryptography.SHA256.HashData(answer), Drill),
            "custody.drill-failed");
        (Drill, ProvedAt) = (null, now);
        Version++;
    }

    /// <summary>Hands the share in for the opening (交出分片); it must be the one that was entrusted.</summary>
    public void HandIn(Share share, byte[] wrapped, DateTimeOffset now)
    {
        RuleException.ThrowIf(HandedIn is not null, "custody.handed-in");
        RuleException.ThrowIf(ShareDigest is null || share.Place != Place || !share.Digest().AsSpan().SequenceEqual(ShareDigest), "custody.wrong-share");
        (HandedIn, HandedInAt) = (wrapped, now);
        Version++;
    }

    /// <summary>A new custodian, or the old one with a new passphrase, has got the share back (补发).</summary>
    public void TakeOver(ShareReissue reissue, byte[] sealedShare, DateTimeOffset now)
    {
        Take(new(reissue.PersonId, reissue.PersonName, reissue.OrganizationId), reissue.Key, now);
        (SealedShare, ProvedAt, Drill) = (sealedShare, now, null);
    }

    private void Take(Keeper person, CustodianKey key, DateTimeOffset now)
    {
        (PersonId, PersonName, OrganizationId, Key, AcceptedAt) = (person.Id, person.Name, person.OrganizationId, key, now);
        Version++;
    }
}

/// <summary>A person who keeps a share.</summary>
public record Keeper(Guid Id, string Name, Guid OrganizationId);

internal sealed class CustodianMapping : IEntityTypeConfiguration<Custodian>
{
    public void Configure(EntityTypeBuilder<Custodian> builder)
    {
        builder.ToTable("custodian").HasKey(c => new { c.ChallengeId, c.Place });
        builder.Property(c => c.Place).ValueGeneratedNever();
        builder.Property(c => c.Key!).IsJson();
    }
}
