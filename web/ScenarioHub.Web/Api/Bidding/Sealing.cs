using System.Text.Json;

namespace ScenarioHub.Web.Api.Bidding;

/// <summary>The custody of a challenge, for those who take part in it.</summary>
public record ChallengeCustody(
    Guid ChallengeId, long Version, string Number, string Title, string OwnerName, string State, DateTimeOffset Deadline, DateTimeOffset ServerTime,
    string Mode, int Threshold, byte[]? PublicKey, bool MayAppoint, IReadOnlyList<CustodyPlace> Places)
{
    /// <summary>How many shares have been handed in.</summary>
    public int HandedIn => Places.Count(p => p.HandedInAt is not null);

    /// <summary>Whether something here waits for the reader.</summary>
    public bool Waits => Places.Any(p => p.Can.Any(c => c is "accept" or "handIn" or "help" or "complete"));
}

/// <summary>A place among the custodians. <c>Can</c>: accept, drill, passphrase, handIn, reissue, help, complete.</summary>
public record CustodyPlace(
    int Place, long Version, string Role, string? PersonName, DateTimeOffset? AcceptedAt, bool HasShare, DateTimeOffset? ProvedAt, DateTimeOffset? HandedInAt,
    bool Mine, CustodyReissue? Reissue, IReadOnlyList<string> Can);

/// <summary>A lost share that is being issued again.</summary>
public record CustodyReissue(string PersonName, DateTimeOffset AskedAt, IReadOnlyList<int> Helpers, IReadOnlyList<int> Given);

/// <summary>What the browser opens with the passphrase; passed on to it as it came.</summary>
public record CustodyMaterial(int Place, JsonElement Key, string? SealedShare);

/// <summary>What helpers and the new custodian need.</summary>
public record ReissueMaterial(int Place, JsonElement Key, JsonElement HelperKeys, JsonElement? Parts, string ShareDigest);

/// <summary>A drill that has begun.</summary>
public record Drill(long Version, string Envelope);

/// <summary>The minutes of an opening (开启记录).</summary>
public record OpeningMinutes(
    string Number, string Title, string OwnerName, DateTimeOffset Deadline, DateTimeOffset OpenedAt, string OpenedBy, string Mode, int Threshold,
    IReadOnlyList<OpeningAttendee> Attendees, string? PublicKey, TreeHead Head, long Logged, IReadOnlyList<OpenedBid> Bids);

/// <summary>A custodian who took part.</summary>
public record OpeningAttendee(int Place, string Role, string Name, DateTimeOffset HandedInAt);

/// <summary>A bid that was opened.</summary>
public record OpenedBid(Guid BidId, string BidderName, int Version, DateTimeOffset SubmittedAt, string Digest, long? LeafIndex, bool Intact);

/// <summary>A receipt (回执).</summary>
public record Receipt(string Format, Guid Challenge, Guid Bid, int Version, string Digest, string Time, string Key, string Signature, Inclusion? Inclusion);

/// <summary>A receipt's place in the log.</summary>
public record Inclusion(long LeafIndex, IReadOnlyList<string> Path, TreeHead Head);

/// <summary>A signed tree head.</summary>
public record TreeHead(string Format, Guid Challenge, long TreeSize, string Root, string Time, string Key, string Signature);

/// <summary>The public log of a challenge.</summary>
public record PublicLog(TreeHead Head, bool LeavesArePublic);

/// <summary>A leaf hash.</summary>
public record Leaf(long Index, [property: System.Text.Json.Serialization.JsonPropertyName("leaf")] string Hash);

/// <summary>What checking a receipt found.</summary>
public record ReceiptVerdict([property: System.Text.Json.Serialization.JsonPropertyName("verdict")] string Name, string Text);
