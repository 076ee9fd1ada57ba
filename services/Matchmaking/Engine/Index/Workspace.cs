namespace ScenarioHub.Matchmaking.Engine.Index;

/// <summary>The arrays of a search, kept by each thread, so that a query allocates none.</summary>
internal sealed class Workspace
{
    [ThreadStatic]
    private static Workspace? _own;

    private Cursor[] _copies = [];

    /// <summary>The most that any document of each block can score, as far as it is known.</summary>
    public int[] Bounds { get; private set; } = [];

    public Batch Batch { get; } = new();

    public Cursor[] Cursors { get; private set; } = [];

    public int[] Left { get; private set; } = [];

    public static Workspace Of(int blocks, int lists)
    {
        var work = _own ??= new();
        if (work.Bounds.Length < blocks)
        {
            work.Bounds = new int[blocks];
        }

        if (work.Cursors.Length < lists)
        {
            (work.Cursors, work._copies, work.Left) = (new Cursor[lists * 2], new Cursor[lists * 2], new int[(lists * 2) + 1]);
        }

        Array.Clear(work.Bounds, 0, blocks);
        return work;
    }

    /// <summary>The first block of the window that has the greatest bound.</summary>
    public int MostPromising(int blocks)
    {
        var (most, found) = (int.MinValue, 0);
        for (var block = 0; block < blocks; block++)
        {
            if (Bounds[block] > most)
            {
                (most, found) = (Bounds[block], block);
            }
        }

        return found / Batch.Most * Batch.Most;
    }

    /// <summary>Cursors that can move on while those that they were copied from stay.</summary>
    public Span<Cursor> Copy(ReadOnlySpan<Cursor> cursors)
    {
        cursors.CopyTo(_copies);
        return _copies.AsSpan(0, cursors.Length);
    }
}
