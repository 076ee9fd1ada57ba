using ScenarioHub.Matchmaking.Engine.Features;

namespace ScenarioHub.Matchmaking.Engine.Index;

/// <summary>Makes segments: from documents, or from smaller segments.</summary>
internal static class SegmentBuilder
{
    public static Segment<T> Invert<T>(IReadOnlyList<(T Document, DocumentFeatures Features)> documents)
    {
        var total = documents.Sum(document => document.Features.Terms.Length);
        var keys = new long[total];
        var impacts = new byte[total];
        var next = 0;
        for (var number = 0; number < documents.Count; number++)
        {
            var features = documents[number].Features;
            for (var i = 0; i < features.Terms.Length; i++, next++)
            {
                keys[next] = ((long)features.Terms[i] << 32) | (uint)number;
                impacts[next] = features.Impacts[i];
            }
        }

        Array.Sort(keys, impacts);
        var lists = new SegmentWriter(total);
        for (var i = 0; i < total; i++)
        {
            lists.Begin((int)(keys[i] >> 32));
            lists.Add((int)keys[i], impacts[i]);
        }

        return lists.Finish(documents.Select(document => document.Document).ToArray());
    }

    /// <summary>Joins segments and leaves out what is not alive; documents keep their order.</summary>
    public static Segment<T> Merge<T>(IReadOnlyList<(Segment<T> Segment, Bitmap Alive)> parts)
    {
        var documents = new List<T>(parts.Sum(part => part.Alive.Count));
        var numbers = new int[parts.Count][];
        for (var p = 0; p < parts.Count; p++)
        {
            var (segment, alive) = parts[p];
            numbers[p] = new int[segment.Documents.Length];
            for (var i = 0; i < segment.Documents.Length; i++)
            {
                numbers[p][i] = alive[i] ? documents.Count : -1;
                if (alive[i])
                {
                    documents.Add(segment.Documents[i]);
                }
            }
        }

        var lists = new SegmentWriter(parts.Sum(part => part.Segment.Postings.Length));
        var cursors = new int[parts.Count];
        while (LowestTerm(parts, cursors) is var term && term < int.MaxValue)
        {
            for (var p = 0; p < parts.Count; p++)
            {
                var segment = parts[p].Segment;
                if (cursors[p] < segment.Terms.Length && segment.Terms[cursors[p]] == term)
                {
                    Copy(segment, cursors[p]++, numbers[p], term, lists);
                }
            }
        }

        return lists.Finish(documents.ToArray());
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

    private static void Copy<T>(Segment<T> segment, int list, int[] numbers, int term, SegmentWriter lists)
    {
        for (var i = segment.Starts[list]; i < segment.Starts[list + 1]; i++)
        {
            var number = numbers[segment.Postings[i]];
            if (number >= 0)
            {
                lists.Begin(term);
                lists.Add(number, segment.Impacts[i]);
            }
        }
    }
}
