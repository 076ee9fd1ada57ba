using ScenarioHub.Matchmaking.Engine.Concepts;
using ScenarioHub.Matchmaking.Engine.Features;
using ScenarioHub.Matchmaking.Engine.Index;

namespace ScenarioHub.Matchmaking.Engine;

/// <summary>
/// Finds companies for a scenario and scenarios for a company, and says why (撮合引擎). Holds everything in memory, does no I/O. Any thread
/// may add, change and remove while any other asks; a question sees one consistent state and takes no lock.
/// </summary>
public sealed class MatchingEngine
{
    /// <summary>How many candidates are judged for each scenario that is suggested to a company.</summary>
    private const int Candidates = 3;

    private readonly MatchingWeights _weights;
    private readonly Passages _passages;
    private readonly QueryReader _queries;
    private readonly DocumentReader _profiles;
    private readonly InvertedIndex<CompanyDocument> _companies;
    private readonly InvertedIndex<ScenarioDocument> _scenarios;

    public MatchingEngine(MatchingWeights? weights = null)
    {
        _weights = weights ?? new();
        var vocabulary = new Vocabulary();
        _passages = new(_weights);
        _queries = new(vocabulary, _weights);
        _profiles = new(vocabulary, ConceptTable.Shared, _weights);
        var needs = new DocumentReader(vocabulary, ConceptTable.Shared, _weights);
        _companies = new(Features);
        _scenarios = new(scenario => needs.Read(_passages.Of(scenario), Traits.Of(scenario)));
    }

    /// <summary>How many profiles are searchable.</summary>
    public int Companies => _companies.Statistics.Documents;

    /// <summary>How many scenarios are searchable.</summary>
    public int Scenarios => _scenarios.Statistics.Documents;

    /// <summary>Adds or changes a profile; searchable on return. An equal or older version changes nothing.</summary>
    public void Put(CompanyDocument company) => _companies.Put(company);

    /// <summary>Removes a profile; an unknown one is no error.</summary>
    public void RemoveCompany(Guid id) => _companies.Remove(id);

    /// <summary>Adds or changes a scenario; searchable on return. An equal or older version changes nothing.</summary>
    public void Put(ScenarioDocument scenario) => _scenarios.Put(scenario);

    /// <summary>Removes a scenario; an unknown one is no error.</summary>
    public void RemoveScenario(Guid id) => _scenarios.Remove(id);

    /// <summary>Waits until no segments are being merged; only measurements need this.</summary>
    public Task SettledAsync() => Task.WhenAll(_companies.SettledAsync(), _scenarios.SettledAsync());

    /// <summary>
    /// The best <paramref name="k"/> profiles for a need, best first, equal scores by id; only those that <paramref name="allowed"/> lets
    /// pass. The scenario itself need not be in the engine.
    /// </summary>
    public IReadOnlyList<Suggestion> FindCompanies(ScenarioDocument scenario, int k, Func<CompanyDocument, bool>? allowed = null)
    {
        var portrait = Read(scenario);
        var need = Need.Of(scenario, portrait);
        var query = _queries.Read(portrait, scenario.Province, scenario.City, _companies.Statistics, isNeed: true);
        return Suggest(Search.Run(_companies.Snapshot, query.Terms, k, allowed), company =>
        {
            var profile = Read(company);
            return Explainer.Explain(query, profile, need, company, profile.Concepts());
        });
    }

    /// <summary>How well a profile answers a need: the score that <see cref="FindCompanies"/> gives the pair, indexed or not.</summary>
    public double Judge(ScenarioDocument scenario, CompanyDocument company)
    {
        var query = _queries.Read(Read(scenario), scenario.Province, scenario.City, _companies.Statistics, isNeed: true);
        return Score(Search.Score(query.Terms, Features(company)));
    }

    /// <summary>
    /// The best <paramref name="k"/> scenarios for a profile, best first, equal scores by id. The profile's own words find the candidates;
    /// what they score, and so their order, is how well the profile answers each need, so that scores of both directions compare.
    /// </summary>
    public IReadOnlyList<Suggestion> FindScenarios(CompanyDocument company, int k, Func<ScenarioDocument, bool>? allowed = null)
    {
        var profile = Read(company);
        var concepts = profile.Concepts();
        var query = _queries.Read(profile, company.Province, company.City, _scenarios.Statistics, isNeed: false);
        var candidates = Search.Run(_scenarios.Snapshot, query.Terms, Candidates * k, allowed);
        return
        [
            .. candidates.Select(hit => (hit.Document, Score: Judge(hit.Document, company)))
                .OrderByDescending(found => found.Score).ThenBy(found => found.Document.Id).Take(k)
                .Select(found =>
                {
                    var need = Need.Of(found.Document, Read(found.Document));
                    return new Suggestion(found.Document.Id, found.Score, Explainer.Explain(query, need.Portrait, need, company, concepts));
                }),
        ];
    }

    private DocumentFeatures Features(CompanyDocument company) => _profiles.Read(_passages.Of(company), Traits.Of(company));

    private Portrait Read(ScenarioDocument scenario) => Portrait.Of(_passages.Of(scenario), ConceptTable.Shared);

    private Portrait Read(CompanyDocument company) => Portrait.Of(_passages.Of(company), ConceptTable.Shared);

    private List<Suggestion> Suggest<T>(IReadOnlyList<Hit<T>> hits, Func<T, Reasons> explain) where T : IMatchable =>
        [.. hits.Select(hit => new Suggestion(hit.Document.Id, Score(hit.Score), explain(hit.Document)))];

    /// <summary>Bends the share of the question that was met so that a usual good match is near one half.</summary>
    private double Score(int score)
    {
        var share = score / (255.0 * Query.Scale);
        return share / (share + _weights.HalfScore);
    }
}
