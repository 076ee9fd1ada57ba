namespace ScenarioHub.Scenarios.Catalogue.Index;

/// <summary>Where a token stands: slots in rising order, each with the weight of the fields that hold it.</summary>
internal sealed class Postings
{
    private int[] _slots = new int[2];
    private byte[] _weights = new byte[2];

    /// <summary>In how many scenarios it stands.</summary>
    public int Count { get; private set; }

    /// <summary>The slots.</summary>
    public ReadOnlySpan<int> Slots => _slots.AsSpan(0, Count);

    /// <summary>The weights beside them.</summary>
    public ReadOnlySpan<byte> Weights => _weights.AsSpan(0, Count);

    /// <summary>Adds to the weight in the newest slot; slots only ever rise.</summary>
    public void Add(int slot, byte weight)
    {
        if (Count > 0 && _slots[Count - 1] == slot)
        {
            _weights[Count - 1] += weight;
            return;
        }

        if (Count == _slots.Length)
        {
            Array.Resize(ref _slots, Count * 2);
            Array.Resize(ref _weights, Count * 2);
        }

        (_slots[Count], _weights[Count]) = (slot, weight);
        Count++;
    }

    /// <summary>The place of the first slot at or after <paramref name="slot"/>, looking from <paramref name="from"/> on in growing steps.</summary>
    public int Seek(int slot, int from)
    {
        var step = 1;
        var low = from;
        while (low + step < Count && _slots[low + step] < slot)
        {
            low += step;
            step *= 2;
        }

        var found = Array.BinarySearch(_slots, low, Math.Min(Count, low + step + 1) - low, slot);
        return found < 0 ? ~found : found;
    }
}
