namespace ScenarioHub.Matchmaking.Engine.Index;

/// <summary>
/// The order of documents in a segment: those of one field and industry stand together, for then what a need asks for comes in few blocks,
/// and the others are passed over by their bounds. It changes no answer, only how soon it is found.
/// </summary>
internal static class Neighbours
{
    public static int Compare<T>(T a, T b) where T : IMatchable
    {
        var byField = string.CompareOrdinal(a.Field, b.Field);
        return byField != 0 ? byField : string.CompareOrdinal(a.IndustryCode, b.IndustryCode);
    }
}
