using ScenarioHub.Matchmaking.Engine.Features;

namespace ScenarioHub.Matchmaking.Engine.Index;

/// <summary>Makes segments from documents.</summary>
internal static class SegmentBuilder
{
    public static Segment<T> Invert<T>(IReadOnlyList<(T Document, DocumentFeatures Features)> documents) where T : IMatchable
    {
        var ordered = documents.ToArray();
        Array.Sort(ordered, static (a, b) => Neighbours.Compare(a.Document, b.Document));
        var total = ordered.Sum(document => document.Features.Terms.Length);
        var keys = new long[total];
        var impacts = new byte[total];
        var next = 0;
        for (var number = 0; number < ordered.Length; number++)
        {
            var features = ordered[number].Features;
            for (var i = 0; i < features.Terms.Length; i++, next++)
            {
                keys[next] = ((long)features.Terms[i] << 32) | (uint)number;
                impacts[next] = features.Impacts[i];
            }
        }

        Array.Sort(keys, impacts);
        var lists = new SegmentWriter(total);
        for (var (i, last) = (0, -1); i < total; i++)
        {
            var term = (int)(keys[i] >> 32);
            if (term != last)
            {
                lists.Begin(last = term);
            }

            lists.Add((int)keys[i], impacts[i]);
        }

        return lists.Finish(Array.ConvertAll(ordered, document => document.Document));
    }
}
