using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Bidding.Sealing;

namespace ScenarioHub.Bidding.Attachments;

/// <summary>What a file of a bid proves (佐证类别).</summary>
public enum EvidenceClass
{
    /// <summary>Technical solution (技术方案).</summary>
    Solution,

    /// <summary>Qualifications and badges (资质荣誉).</summary>
    Qualification,

    /// <summary>Track record (业绩案例).</summary>
    TrackRecord,

    /// <summary>Intellectual property (知识产权).</summary>
    IntellectualProperty,

    /// <summary>Test reports (检测报告).</summary>
    TestReport,

    /// <summary>Anything else (其他).</summary>
    Other,
}

/// <summary>
/// A file of a bid (申报附件) as the bid's sealed text names it. The file itself is kept as ciphertext under a key of its own, which is in here
/// and nowhere else: whoever can open the text can open its files, and nobody else, whatever seals the text.
/// </summary>
/// <param name="Sha256">Of the file as it was sent, lower-case hexadecimal.</param>
/// <param name="Key">AES-256, base64; no caller sees or sets it.</param>
public record BidAttachment(
    Guid Id, EvidenceClass Class, string Name, string MediaType, int Size, string Sha256, DateTimeOffset AddedAt, string? Key)
{
    /// <summary>Seals a file and names it.</summary>
    public static (BidAttachment Named, SealedFile File) Seal(Guid bidId, EvidenceClass evidence, string name, byte[] content, DateTimeOffset now)
    {
        var (id, key) = (Guid.CreateVersion7(), RandomNumberGenerator.GetBytes(32));
        var sum = Convert.ToHexStringLower(SHA256.HashData(content));
        return (
            new(id, evidence, name, AttachmentLimits.MediaTypeOf(name)!, content.Length, sum, now, Convert.ToBase64String(key)),
            new(id, bidId, content.Length, AeadBox.Seal(key, content, id.ToByteArray()), now));
    }

    /// <summary>The file as it was sent; fails where the ciphertext was changed or belongs to another file.</summary>
    public byte[] Open(SealedFile file) => AeadBox.Open(Convert.FromBase64String(Key!), file.Box, Id.ToByteArray());
}

/// <summary>A file as it is stored: ciphertext.</summary>
public record SealedFile(Guid Id, Guid BidId, int Size, byte[] Box, DateTimeOffset CreatedAt);

internal sealed class SealedFileMapping : IEntityTypeConfiguration<SealedFile>
{
    public void Configure(EntityTypeBuilder<SealedFile> builder)
    {
        builder.ToTable("bid_attachment");
        builder.Property(f => f.Id).ValueGeneratedNever();
    }
}
