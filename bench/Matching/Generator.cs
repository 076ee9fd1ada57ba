using ScenarioHub.Matchmaking.Engine;

namespace ScenarioHub.Bench.Matching;

/// <summary>
/// Makes any number of profiles and needs by recombining the clauses of real ones: a generated profile has the trade of one sample and
/// clauses of a few others, most of them from the same field, as companies of one trade describe themselves in like words. Seeded, so every
/// run has the same documents.
/// </summary>
internal sealed class Generator
{
    private static readonly char[] ClauseEnds = [',', '，', '。', ';', '；'];

    private readonly Random _random = new(20260101);
    private readonly Samples _samples = new();
    private readonly ILookup<string, string> _clausesByField;
    private readonly string[] _clauses;
    private readonly ILookup<string, string> _productsByField;

    public Generator()
    {
        var clauses = _samples.Profiles.SelectMany(profile => Clauses(Samples.Text(profile, "capability"))
            .Select(clause => (Field: Samples.Text(profile, "field"), Clause: clause))).ToList();
        _clausesByField = clauses.ToLookup(entry => entry.Field, entry => entry.Clause);
        _clauses = [.. clauses.Select(entry => entry.Clause)];
        _productsByField = _samples.Profiles
            .SelectMany(profile => Samples.List(profile, "products").Select(product => (Field: Samples.Text(profile, "field"), product)))
            .ToLookup(entry => entry.Field, entry => entry.product);
    }

    public IEnumerable<CompanyDocument> Profiles(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var model = Any(_samples.Profiles);
            var place = Any(_samples.Profiles);
            var field = Samples.Text(model, "field");
            var near = _clausesByField[field].ToArray();
            var clauses = Enumerable.Range(0, _random.Next(3, 7)).Select(_ => Any(_random.Next(4) == 0 ? _clauses : near)).Distinct();
            var products = Enumerable.Range(0, _random.Next(2, 5)).Select(_ => Any(_productsByField[field].ToArray())).Distinct();
            yield return new(
                NextId(i), 1, null, "公司" + i, null, string.Join('，', clauses), [.. products], Samples.List(model, "qualifications"), field,
                Samples.Text(model, "industry_code"), Samples.Text(place, "province"), Samples.Text(place, "city"), _random.Next(1, 10),
                Samples.Text(model, "staff_band"), null);
        }
    }

    /// <summary>The same profile with its own words again and again.</summary>
    public static CompanyDocument Repeating(CompanyDocument profile, int times) => profile with
    {
        Capability = string.Join('。', Enumerable.Repeat(profile.Capability, times)),
        Products = [.. profile.Products.SelectMany(product => Enumerable.Repeat(product, times))],
    };

    /// <summary>The same profile with its products in every field that takes words.</summary>
    public static CompanyDocument Spread(CompanyDocument profile)
    {
        var products = string.Join('、', profile.Products);
        return profile with
        {
            Capability = $"{profile.Capability}，{products}", Technologies = profile.Products, Cases = $"{products}。提供{string.Join("，提供", profile.Products)}",
            Field = $"{profile.Field}、{products}",
        };
    }

    /// <summary>The same profile with each of its products again and again, every time with a little added.</summary>
    public static CompanyDocument Varied(CompanyDocument profile, int times)
    {
        string[] additions = ["系列", "（新款）", "A型", "产品", "第二代", "Pro", "定制", "B型", "升级版", "V3"];
        var varied = profile.Products.SelectMany(product => Enumerable.Range(0, times - 1).Select(i => product + additions[i % additions.Length])).ToArray();
        return profile with { Products = [.. profile.Products, .. varied], Technologies = varied };
    }

    /// <summary>The same profile that claims every technology of a vocabulary.</summary>
    public static CompanyDocument Claiming(CompanyDocument profile, IReadOnlyList<string> technologies) => profile with { Technologies = technologies };

    /// <summary>The same profile that says to do everything besides: products and clauses of all trades.</summary>
    public CompanyDocument Stuffed(CompanyDocument profile, int words)
    {
        string[] products = [.. _productsByField.SelectMany(field => field)];
        return profile with
        {
            Capability = profile.Capability + "，" + string.Join('，', Enumerable.Range(0, words / 4).Select(_ => Any(_clauses))),
            Products = [.. profile.Products, .. Enumerable.Range(0, words).Select(_ => Any(products))],
        };
    }

    /// <summary>Needs as long as a real listing: title, need and goals of several samples of one kind.</summary>
    public IEnumerable<ScenarioDocument> Needs(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var model = Any(_samples.Needs);
            var field = Samples.Text(model, "field");
            var near = _samples.Needs.Where(need => Samples.Text(need, "field") == field).ToArray();
            yield return new(
                NextId(i), 1, Guid.Empty, Samples.Text(model, "name", "title"),
                Need(model) + "，" + Need(Any(near)), Need(Any(near)), field, [],
                Samples.Text(model, "province"), Samples.Text(model, "city"));
        }
    }

    private static string Need(System.Text.Json.JsonElement row) => Samples.Text(row, "need", "technical_targets");

    private static string[] Clauses(string text) => text.Split(ClauseEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private T Any<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];

    private static Guid NextId(int number) => new(number, 0, 0, [1, 0, 0, 0, 0, 0, 0, 0]);
}
