namespace ScenarioHub.Matchmaking.Engine.Index;

/// <summary>The order of the living documents of segments that are joined.</summary>
internal static class MergeOrder
{
    /// <param name="concepts">Terms below this number tell what a document is about; large joins put those together that share them.</param>
    /// <returns>The documents in their order, and each part's numbers in it; −1 for the dead.</returns>
    public static (T[] Documents, int[][] Numbers) Of<T>(IReadOnlyList<(Segment<T> Segment, Bitmap Alive)> parts, int concepts) where T : IMatchable
    {
        var (documents, numbers) = ByNeighbours(parts);
        if (concepts == 0 || documents.Length <= Bisection.Reach)
        {
            return (documents, numbers);
        }

        var order = Bisect(parts, numbers, documents.Length, concepts);
        var places = new int[order.Length];
        for (var place = 0; place < order.Length; place++)
        {
            places[order[place]] = place;
        }

        return (Array.ConvertAll(order, number => documents[number]), Array.ConvertAll(numbers, part => Array.ConvertAll(part, number => number < 0 ? -1 : places[number])));
    }

    private static (T[] Documents, int[][] Numbers) ByNeighbours<T>(IReadOnlyList<(Segment<T> Segment, Bitmap Alive)> parts) where T : IMatchable
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

    /// <summary>Turns the lists of the concepts around, for the terms of each document, and bisects by those.</summary>
    private static int[] Bisect<T>(IReadOnlyList<(Segment<T> Segment, Bitmap Alive)> parts, int[][] numbers, int documents, int concepts)
    {
        var starts = new int[documents + 1];
        foreach (var (_, number) in Postings(parts, numbers, concepts))
        {
            starts[number + 1]++;
        }

        for (var number = 0; number < documents; number++)
        {
            starts[number + 1] += starts[number];
        }

        var (terms, next) = (new int[starts[^1]], starts[..^1]);
        foreach (var (term, number) in Postings(parts, numbers, concepts))
        {
            terms[next[number]++] = term;
        }

        return new Bisection(starts, terms, concepts).Run();
    }

    private static IEnumerable<(int Term, int Number)> Postings<T>(IReadOnlyList<(Segment<T> Segment, Bitmap Alive)> parts, int[][] numbers, int concepts)
    {
        for (var p = 0; p < parts.Count; p++)
        {
            var segment = parts[p].Segment;
            for (var list = 0; list < segment.Terms.Length && segment.Terms[list] < concepts; list++)
            {
                foreach (var (document, _) in segment.PostingsOf(list))
                {
                    if (numbers[p][document] is var number and >= 0)
                    {
                        yield return (segment.Terms[list], number);
                    }
                }
            }
        }
    }
}
