namespace ScenarioHub.Matchmaking.Engine;

/// <summary>One named text of a document, with what a word in it counts.</summary>
/// <param name="In">Where it stands: title, capability, products, field, need, goals, technologies, industry, cases.</param>
/// <param name="Text">The text as written; the items of a list joined by a comma of enumeration.</param>
/// <param name="Weight">BM25F's field weight.</param>
/// <param name="Typical">The length, in tokens, at which the length norm is 1.</param>
/// <param name="Items">The items of a list.</param>
internal readonly record struct Passage(string In, string Text, double Weight, double Typical, IReadOnlyList<string>? Items = null)
{
    public static Passage OfList(string name, IReadOnlyList<string>? items, double weight, double typical) =>
        new(name, string.Join('、', items ?? []), weight, typical, items);

    /// <summary>The item of a list that a place of the text is in, and the place in it.</summary>
    public (int? Item, int Start) Locate(int start)
    {
        for (var item = 0; Items is not null && item < Items.Count; item++)
        {
            if (start <= Items[item].Length)
            {
                return (item, start);
            }

            start -= Items[item].Length + 1;
        }

        return (null, start);
    }
}
