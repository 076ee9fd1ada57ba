namespace ScenarioHub.Matchmaking.Engine.Index;

/// <summary>
/// An immutable piece of the inverted index. Documents stand in neighbourhoods (<see cref="Neighbours"/>), sixteen to a block. The posting
/// list of <c>Terms[i]</c> has a row for each block that it touches, <c>Lists[i]..Lists[i + 1]</c>: the block, the largest impact in it, and
/// where its postings begin. A posting is a place in its block and an impact.
/// </summary>
/// <param name="Documents">By number.</param>
/// <param name="Terms">Ascending.</param>
/// <param name="Lists">The first row of each list, and after the last the number of rows.</param>
/// <param name="Maxima">The largest impact of each list.</param>
/// <param name="Blocks">The block of each row, ascending within a list.</param>
/// <param name="BlockMaxima">The largest impact of each row.</param>
/// <param name="Starts">The first posting of each row, and after the last the number of postings.</param>
/// <param name="Places">The place of each posting's document in its block.</param>
/// <param name="Impacts">The impact of each posting.</param>
internal sealed record Segment<T>(
    T[] Documents, int[] Terms, int[] Lists, byte[] Maxima, int[] Blocks, byte[] BlockMaxima, int[] Starts, byte[] Places, byte[] Impacts)
{
    /// <summary>How many blocks the documents fill.</summary>
    public int BlockCount => (Documents.Length + Block.Size - 1) >> Block.Shift;

    /// <summary>The posting list of a term, or a negative number.</summary>
    public int ListOf(int term) => Array.BinarySearch(Terms, term);
}

/// <summary>How documents are grouped for bounds.</summary>
internal static class Block
{
    public const int Shift = 5;
    public const int Size = 1 << Shift;
}
