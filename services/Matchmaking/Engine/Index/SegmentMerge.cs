namespace ScenarioHub.Matchmaking.Engine.Index;

/// <summary>Joins segments and leaves out what is not alive.</summary>
internal static class SegmentMerge
{
    public static Segment<T> Run<T>(IReadOnlyList<(Segment<T> Segment, Bitmap Alive)> parts) where T : IMatchable
    {
        var (documents, numbers) = Number(parts);
        var lists = new SegmentWriter(parts.Sum(part => part.Segment.Impacts.Length));
        var cursors = new int[parts.Count];
        var postings = new List<long>();
        while (LowestTerm(parts, cursors) is var term && term < int.MaxValue)
        {
            postings.Clear();
            for (var p = 0; p < parts.Count; p++)
            {
                var segment = parts[p].Segment;
                if (cursors[p] < segment.Terms.Length && segment.Terms[cursors[p]] == term)
                {
                    Copy(segment, cursors[p]++, numbers[p], postings);
                }
            }

            if (postings.Count > 0)
            {
                postings.Sort();
                lists.Begin(term);
                foreach (var posting in postings)
                {
                    lists.Add((int)(posting >> 8), (byte)posting);
                }
            }
        }

        return lists.Finish(documents);
    }

    /// <summary>The living documents in their new order, and each part's numbers in it; −1 for the dead.</summary>
    private static (T[] Documents, int[][] Numbers) Number<T>(IReadOnlyList<(Segment<T> Segment, Bitmap Alive)> parts) where T : IMatchable
    {
        var living = new (T Document, int Part, int Number)[parts.Sum(part => part.Alive.Count)];
        var numbers = new int[parts.Count][];
        var next = 0;
        for (var p = 0; p < parts.Count; p++)
        {
            var (segment, alive) = parts[p];
            numbers[p] = new int[segment.Documents.Length];
            Array.Fill(numbers[p], -1);
            for (var i = 0; i < segment.Documents.Length; i++)
            {
                if (alive[i])
                {
                    living[next++] = (segment.Documents[i], p, i);
                }
            }
        }

        Array.Sort(living, static (a, b) =>
        {
            var order = Neighbours.Compare(a.Document, b.Document);
            return order != 0 ? order : (a.Part, a.Number).CompareTo((b.Part, b.Number));
        });
        for (var i = 0; i < living.Length; i++)
        {
            numbers[living[i].Part][living[i].Number] = i;
        }

        return (Array.ConvertAll(living, entry => entry.Document), numbers);
    }

    private static int LowestTerm<T>(IReadOnlyList<(Segment<T> Segment, Bitmap Alive)> parts, int[] cursors)
    {
        var lowest = int.MaxValue;
        for (var p = 0; p < cursors.Length; p++)
        {
            var terms = parts[p].Segment.Terms;
            if (cursors[p] < terms.Length && terms[cursors[p]] < lowest)
            {
                lowest = terms[cursors[p]];
            }
        }

        return lowest;
    }

    private static void Copy<T>(Segment<T> segment, int list, int[] numbers, List<long> postings)
    {
        for (var row = segment.Lists[list]; row < segment.Lists[list + 1]; row++)
        {
            var first = segment.Blocks[row] << Block.Shift;
            for (var i = segment.Starts[row]; i < segment.Starts[row + 1]; i++)
            {
                if (numbers[first + segment.Places[i]] is var number and >= 0)
                {
                    postings.Add(((long)number << 8) | segment.Impacts[i]);
                }
            }
        }
    }
}
