namespace ScenarioHub.Matchmaking.Engine.Index;

/// <summary>Joins segments and leaves out what is not alive.</summary>
internal static class SegmentMerge
{
    /// <param name="concepts">As for <see cref="MergeOrder.Of"/>.</param>
    public static Segment<T> Run<T>(IReadOnlyList<(Segment<T> Segment, Bitmap Alive)> parts, int concepts) where T : IMatchable
    {
        var (documents, numbers) = MergeOrder.Of(parts, concepts);
        var lists = new SegmentWriter(parts.Sum(part => part.Segment.Postings.Length));
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
        foreach (var (document, impact) in segment.PostingsOf(list))
        {
            if (numbers[document] is var number and >= 0)
            {
                postings.Add(((long)number << 8) | impact);
            }
        }
    }
}
