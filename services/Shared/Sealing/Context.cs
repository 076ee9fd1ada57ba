using System.Buffers.Binary;

namespace ScenarioHub.Sealing;

/// <summary>What an envelope is for, as bytes: it opens as nothing else. Ids are in the order in which they are written (big-endian).</summary>
public static class Context
{
    /// <summary>One submission of a bid: challenge (16), bid (16), version (4).</summary>
    public static byte[] OfBid(Guid challenge, Guid bid, int version) =>
        [.. challenge.ToByteArray(bigEndian: true), .. bid.ToByteArray(bigEndian: true), .. Number(version)];

    /// <summary>A custodian's share: challenge (16), place (4), <c>share</c>.</summary>
    public static byte[] OfShare(Guid challenge, int place) => Of(challenge, place, "share"u8);

    /// <summary>A drill: challenge (16), place (4), <c>drill</c>.</summary>
    public static byte[] OfDrill(Guid challenge, int place) => Of(challenge, place, "drill"u8);

    /// <summary>A custodian's part in issuing a lost share again: challenge (16), lost place (4), <c>reissue</c>.</summary>
    public static byte[] OfReissue(Guid challenge, int place) => Of(challenge, place, "reissue"u8);

    internal static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Of(Guid challenge, int place, ReadOnlySpan<byte> purpose) =>
        [.. challenge.ToByteArray(bigEndian: true), .. Number(place), .. purpose];
}
