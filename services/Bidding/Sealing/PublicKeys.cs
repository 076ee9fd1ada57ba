using System.Collections.Concurrent;

namespace ScenarioHub.Bidding.Sealing;

/// <summary>
/// Remembers the keys of challenges that take bids, without their private halves: a rush reads them once. They never change once there is a pair, and whether one was released is
/// always asked of the database.
/// </summary>
public sealed class PublicKeys
{
    private const int Most = 2000;
    private readonly ConcurrentDictionary<Guid, ChallengeKey> _keys = new();

    /// <summary>The remembered keys of a challenge.</summary>
    public ChallengeKey? Find(Guid challengeId) => _keys.GetValueOrDefault(challengeId);

    /// <summary>Remembers them; starts anew when there are many.</summary>
    public void Keep(ChallengeKey key)
    {
        if (key.PublicKey is null)
        {
            return;
        }

        if (_keys.Count >= Most)
        {
            _keys.Clear();
        }

        _keys[key.ChallengeId] = key with { PrivateKey = null };
    }
}
