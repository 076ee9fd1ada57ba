using System.ComponentModel.DataAnnotations;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.Sealing;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Custody;

/// <summary>Names the roles of the places, one place each.</summary>
public record AppointCustodians([Required, Length(2, 9)] IReadOnlyList<CustodianRole> Roles);

/// <summary>A custodian's key, made in the browser or by the command line: its private half is under the passphrase.</summary>
public record CustodianKeyInput([Required] CustodianKey Key);

/// <summary>What a drill asked for.</summary>
public record DrillAnswer([Required] byte[] Answer);

/// <summary>A share: 32 bytes.</summary>
public record ShareInput([Required] byte[] Share);

/// <summary>A helper's part in a reissue, sealed for the new custodian.</summary>
public record PartInput([Required, Range(1, 9)] int? Helper, [Required] byte[] Part);

/// <summary>The regained share, sealed for the new key.</summary>
public record SealedShareInput([Required] byte[] SealedShare);

/// <summary>A place as those who take part in the custody see it.</summary>
/// <param name="Mine">Whether the reader took it.</param>
/// <param name="Can">What the reader may do with it now: accept, drill, passphrase, handIn, reissue, help, complete.</param>
public record PlaceView(
    int Place, long Version, CustodianRole Role, string? PersonName, DateTimeOffset? AcceptedAt, bool HasShare, DateTimeOffset? ProvedAt,
    DateTimeOffset? HandedInAt, bool Mine, ReissueView? Reissue, IReadOnlyList<string> Can);

/// <summary>A reissue under way.</summary>
public record ReissueView(string PersonName, DateTimeOffset AskedAt, IReadOnlyList<int> Helpers, IReadOnlyList<int> Given);

/// <summary>The custody of a challenge.</summary>
/// <param name="Threshold">How many shares open the bids.</param>
/// <param name="PublicKey">For which bids are sealed; nothing until every place has its share.</param>
public record CustodyView(
    Guid ChallengeId, long Version, string Number, string Title, string OwnerName, ChallengeState State, DateTimeOffset Deadline, DateTimeOffset ServerTime, SealingMode Mode,
    int Threshold, byte[]? PublicKey, bool MayAppoint, IReadOnlyList<PlaceView> Places) : IVersioned;

/// <summary>What a person's browser needs to act with its place: nothing of it opens without the passphrase.</summary>
public record CustodyMaterial(int Place, CustodianKey Key, byte[]? SealedShare);

/// <summary>What helpers and the new custodian need for a reissue.</summary>
/// <param name="HelperKeys">Public keys by place.</param>
/// <param name="Parts">For the new custodian only, once all are there.</param>
public record ReissueMaterial(
    int Place, CustodianKey Key, IReadOnlyDictionary<int, byte[]> HelperKeys, IReadOnlyList<byte[]>? Parts, byte[] ShareDigest);
