using System.Security.Cryptography;
using System.Text;

namespace ScenarioHub.Persistence.Audit;

/// <summary>
/// The arithmetic of the audit trail's hash chain (审计哈希链). Each entry has a content hash, SHA-256 of its canonical text in UTF-8; each
/// position has a digest, SHA-256 of the digest before it followed by the content hash. Two hashes rather than one, so that a changed entry
/// is named and does not merely spoil all that follow.
/// </summary>
public static class AuditChain
{
    /// <summary>
    /// The canonical text of entry <c>a</c>: a JSON array in PostgreSQL's own normal form of <c>jsonb</c>, which orders keys and drops
    /// spaces; the instant in microseconds. The sealer and the verifier both send it, so a function in the database cannot lie about it.
    /// </summary>
    internal const string Canonical =
        """
        jsonb_build_array(a.seq, (extract(epoch FROM a.at) * 1000000)::bigint, a.person, a.organization, a.act, a.subject, a.owner, a.detail)::text
        """;

    /// <summary>The digest before the first position.</summary>
    public static byte[] Genesis => SHA256.HashData("ScenarioHub audit trail v1"u8);

    /// <summary>The content hash of an entry.</summary>
    public static byte[] Content(string canonical) => SHA256.HashData(Encoding.UTF8.GetBytes(canonical));

    /// <summary>The digest of the position that follows <paramref name="previous"/>.</summary>
    public static byte[] Next(byte[] previous, byte[] content) => SHA256.HashData([.. previous, .. content]);
}
