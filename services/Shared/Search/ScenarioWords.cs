using ScenarioHub.Text;

namespace ScenarioHub.Search;

/// <summary>The words by which a scenario is found: the catalogue's index and standing queries cut them in this one place. Only fields that are always public are searched.</summary>
public static class ScenarioWords
{
    /// <summary>Words of the name.</summary>
    public static string[] OfName(string? name) => [.. Tokens.ForIndex(name)];

    /// <summary>Words of the field and of the technologies with all broader ones.</summary>
    public static string[] OfTopic(string? field, IEnumerable<string> technologies) => [.. Tokens.ForIndex([field, .. technologies])];

    /// <summary>Words of need and place.</summary>
    public static string[] OfNeed(string? need, string? province, string? city) => [.. Tokens.ForIndex(need, province, city)];

    /// <summary>Words of the reference number.</summary>
    public static IEnumerable<string> OfNumber(string number) => Tokens.Of(number);
}
