using System.Text.Json;
using ScenarioHub.Scenarios.Reference;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.Search;

namespace ScenarioHub.Bench.Publishing;

/// <summary>A generated scenario and its park.</summary>
internal sealed record Generated(int Number, Guid Owner, string OwnerName, ScenarioContent Content, SearchText Search);

/// <summary>
/// Recombines the real scenarios of <c>samples/</c> by a fixed seed: the beginning of one's name with the end of another's, needs of several,
/// the field of the first, a real park in its real place. Same words and lengths as the real ones, in other company.
/// </summary>
internal sealed class Generator
{
    private readonly Random _random = new(20260101);
    private readonly List<Sample> _samples;
    private readonly List<(Guid Id, string Name, string Region)> _parks;
    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;

    /// <summary>Reads the samples.</summary>
    public Generator()
    {
        _samples = [.. Lines("scenarios.jsonl").Select(line => JsonSerializer.Deserialize<Sample>(line, JsonSerializerOptions.Web)!)];
        _parks = [.. Lines("high_tech_zones.csv").Skip(1).Select(line => line.Split(',')).Select((zone, i) => (new Guid(i + 1, 0, 0, new byte[8]), zone[0], zone[3]))];
    }

    /// <summary>The first so many.</summary>
    public IEnumerable<Generated> Take(int count) => Enumerable.Range(1, count).Select(One);

    private Generated One(int number)
    {
        var (one, two, three) = (Any(), Any(), Any());
        var park = _parks[_random.Next(_parks.Count)];
        var place = Place.OfCode(park.Region);
        var name = one.Name[..Math.Min(one.Name.Length, 4 + _random.Next(8))] + two.Name[Math.Max(0, two.Name.Length - 4 - _random.Next(8))..];
        var need = _random.Next(3) == 0 ? one.Need! : $"{one.Need}；{two.Need}；{three.Need}";
        var content = new ScenarioContent
        {
            Name = name,
            Kind = _random.Next(10) switch { < 6 => ScenarioKind.Opportunity, < 9 => ScenarioKind.Need, _ => ScenarioKind.Offer },
            Category = _random.Next(5) is < 4 and var category ? (ScenarioCategory)category : null,
            Field = one.Field,
            Need = need,
            Technologies = [.. TechnologyFinder.In($"{one.Field}\n{name}\n{need}").Take(6).Select(t => t.Name)],
            RegionCode = place.RegionCode,
            Province = place.Province,
            City = place.City,
            Cooperation = _random.Next(7) is < 6 and var mode ? (CooperationMode)mode : null,
            InvestmentYuan = _random.Next(3) == 0 ? null : Math.Round((decimal)Math.Pow(10, 5 + (_random.NextDouble() * 4))),
            Deadline = _random.Next(2) == 0 ? null : _now.AddHours(_random.Next(-2000, 8000)),
            FirstOfKind = _random.Next(10) == 0,
            Sandbox = _random.Next(20) == 0,
            RegisteredFields = _random.Next(10) == 0 ? ["investmentYuan"] : [],
        };
        return new(number, park.Id, park.Name, content, SearchText.Of(content));
    }

    private Sample Any() => _samples[_random.Next(_samples.Count)];

    private static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(typeof(Generator).Assembly.GetManifestResourceStream(name)!);
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            yield return line;
        }
    }

    private sealed record Sample(string Name, string? Field, string? Need);
}
