namespace ScenarioHub.Matchmaking.Engine.Index;

/// <summary>
/// An immutable piece of the inverted index. Posting list i is <c>Terms[i]</c> with <c>Documents</c>-relative numbers in
/// <c>Postings[Starts[i]..Starts[i + 1]]</c>, ascending, and their impacts beside them; <c>Maxima[i]</c> is its largest impact.
/// </summary>
internal sealed record Segment<T>(T[] Documents, int[] Terms, int[] Starts, int[] Postings, byte[] Impacts, byte[] Maxima)
{
    /// <summary>The posting list of a term, or −1.</summary>
    public int ListOf(int term) => Array.BinarySearch(Terms, term);
}
