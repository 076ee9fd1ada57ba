namespace ScenarioHub.Matchmaking.Engine.Index;

/// <summary>
/// An immutable piece of the inverted index. Documents stand in neighbourhoods (<see cref="Neighbours"/>), <see cref="Block.Size"/> to a block. The posting
/// list of <c>Terms[i]</c> has a row for each block that it touches, <c>Lists[i]..Lists[i + 1]</c>: the block, the largest impact in it, and
/// where its postings begin. A posting is one number, the place of the document in its block times 256 plus the impact: it lies on one line of memory.
/// </summary>
/// <param name="Documents">By number.</param>
/// <param name="Terms">Ascending.</param>
/// <param name="Lists">The first row of each list, and after the last the number of rows.</param>
/// <param name="Maxima">The largest impact of each list.</param>
/// <param name="Blocks">The block of each row, ascending within a list.</param>
/// <param name="BlockMaxima">The largest impact of each row.</param>
/// <param name="Starts">The first posting of each row, and after the last the number of postings.</param>
/// <param name="Postings">By row, and in a row by place.</param>
internal sealed record Segment<T>(
    T[] Documents, int[] Terms, int[] Lists, byte[] Maxima, int[] Blocks, byte[] BlockMaxima, int[] Starts, ushort[] Postings)
{
    /// <summary>How many blocks the documents fill.</summary>
    public int BlockCount => (Documents.Length + Block.Size - 1) >> Block.Shift;

    /// <summary>The posting list of a term, or a negative number.</summary>
    public int ListOf(int term) => Array.BinarySearch(Terms, term);

    /// <summary>A list's documents, ascending, and their impacts.</summary>
    public IEnumerable<(int Document, byte Impact)> PostingsOf(int list)
    {
        for (var row = Lists[list]; row < Lists[list + 1]; row++)
        {
            var first = Blocks[row] << Block.Shift;
            for (var i = Starts[row]; i < Starts[row + 1]; i++)
            {
                yield return (first + (Postings[i] >> 8), (byte)Postings[i]);
            }
        }
    }
}

/// <summary>How documents are grouped for bounds.</summary>
internal static class Block
{
    public const int Shift = 5;
    public const int Size = 1 << Shift;
}
