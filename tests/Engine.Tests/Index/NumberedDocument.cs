using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Engine.Features;

namespace ScenarioHub.Engine.Tests.Index;

/// <summary>A document that is nothing but its features, made from a seed.</summary>
internal sealed record NumberedDocument(Guid Id, long Version, DocumentFeatures Features) : IMatchable
{
    private const int Terms = 300;
    private const int Trades = 7;

    public string? Field => $"field {Id.GetHashCode() % Trades}";

    public static Guid IdOf(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    /// <summary>Some terms are common and some rare, as in a language.</summary>
    public static NumberedDocument Random(int number, long version, Random random)
    {
        int[] terms = [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => RandomTerm(random)).Distinct().Order()];
        return new(IdOf(number), version, new(terms, Array.ConvertAll(terms, _ => (byte)random.Next(1, 256))));
    }

    /// <summary>A document of the trade that its field is of: its words are seldom those of another. Impacts are few, so that scores tie.</summary>
    public static NumberedDocument OfTrade(int number, Random random)
    {
        var field = IdOf(number).GetHashCode() % Trades;
        int[] terms = [.. Enumerable.Range(0, random.Next(3, 20)).Select(_ => TermOfTrade(field, random)).Distinct().Order()];
        return new(IdOf(number), number, new(terms, Array.ConvertAll(terms, _ => (byte)(random.Next(1, 6) * 40))));
    }

    public static int TermOfTrade(int trade, Random random) =>
        (random.Next(60) * Trades) + (random.Next(50) == 0 ? random.Next(Trades) : Math.Abs(trade % Trades));

    public static QueryTerm[] RandomQuery(Random random) =>
    [
        .. Enumerable.Range(0, random.Next(1, 25)).Select(_ => RandomTerm(random)).Distinct().Order()
            .Select(term => new QueryTerm(term, random.Next(1, 1 << 17))),
    ];

    private static int RandomTerm(Random random) => (int)(Terms * Math.Pow(random.NextDouble(), 3));
}
