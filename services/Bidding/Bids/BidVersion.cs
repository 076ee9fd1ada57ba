namespace ScenarioHub.Bidding.Bids;

/// <summary>One submission of a bid, kept as it came in; the database refuses to change it. The last one is what is reviewed.</summary>
/// <param name="BidId">The bid.</param>
/// <param name="Number">1 for the first submission.</param>
/// <param name="Content">The sealed content.</param>
/// <param name="Digest">SHA-256 of <paramref name="Content"/>.</param>
/// <param name="SubmittedAt">By the database's clock.</param>
public record BidVersion(Guid BidId, int Number, byte[] Content, string Digest, DateTimeOffset SubmittedAt)
{
    /// <summary>The content key of its envelope under the key of own copies; nothing for those of before envelopes.</summary>
    public byte[]? OwnKey { get; init; }

    /// <summary>The name of the key that signed its receipt.</summary>
    public string? ReceiptKey { get; init; }

    /// <summary>The receipt's signature.</summary>
    public byte[]? ReceiptSignature { get; init; }
}
