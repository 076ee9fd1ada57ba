using ScenarioHub.Matchmaking.Engine.Features;

namespace ScenarioHub.Matchmaking.Engine.Index;

/// <summary>
/// What a query sees, whole and unchanging: sealed segments with their living documents, and the newest documents, few enough to be read
/// one by one.
/// </summary>
internal sealed record Snapshot<T>((Segment<T> Segment, Bitmap Alive)[] Parts, (T Document, DocumentFeatures Features)[] Recent)
{
    public static readonly Snapshot<T> Empty = new([], []);
}
