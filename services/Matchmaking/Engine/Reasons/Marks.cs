using ScenarioHub.Matchmaking.Engine.Features;

namespace ScenarioHub.Matchmaking.Engine;

/// <summary>Where phrases stand in the texts as written.</summary>
internal static class Marks
{
    /// <summary>A place in a passage; none where folding changed the length, for then places no longer agree.</summary>
    public static Mark? At(Passage passage, string folded, int start, int length)
    {
        if (folded.Length != passage.Text.Length)
        {
            return null;
        }

        var (item, place) = passage.Locate(start);
        return new(passage.In, place, length, item);
    }

    /// <summary>The first place of a folded phrase in each text of the question.</summary>
    public static IReadOnlyList<Mark> Of(string phrase, Query query)
    {
        var marks = new List<Mark>(2);
        for (var i = 0; i < query.Texts.Count; i++)
        {
            var start = query.Texts[i].IndexOf(phrase, StringComparison.Ordinal);
            if (start >= 0 && query.Passages[i].In != "industry" && At(query.Passages[i], query.Texts[i], start, phrase.Length) is { } mark)
            {
                marks.Add(mark);
            }
        }

        return marks;
    }
}
