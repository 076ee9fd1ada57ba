using ScenarioHub.Matchmaking.Engine.Concepts;
using ScenarioHub.Matchmaking.Engine.Features;
using ScenarioHub.Matchmaking.Engine.Images;
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

    private readonly Vocabulary _vocabulary;
    private readonly Passages _passages;
    private readonly ThreadLocal<DocumentReader> _profiles;
    private readonly InvertedIndex<CompanyDocument> _companies;
    private readonly InvertedIndex<ScenarioDocument> _scenarios;
    private readonly QueryReader _first;
    private volatile QueryReader _queries;
    private volatile IReadOnlyDictionary<Guid, IReadOnlyList<PartnerPlace>> _partners = new Dictionary<Guid, IReadOnlyList<PartnerPlace>>();

    public MatchingEngine(MatchingWeights? weights = null)
        : this(weights ?? new(), new Vocabulary())
    {
    }

    private MatchingEngine(MatchingWeights weights, Vocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        _passages = new(weights);
        _first = _queries = new(vocabulary, weights);
        _profiles = new(() => new(vocabulary, ConceptTable.Shared, weights));
        var needs = new DocumentReader(vocabulary, ConceptTable.Shared, weights);

        // Having made a reader of an empty vocabulary, or read an image that was written after that, the concepts have the first numbers.
        var concepts = ConceptTable.Shared.Concepts.Count;
        _companies = new(Features, concepts);
        _scenarios = new(scenario => needs.Read(_passages.Of(scenario), Traits.Of(scenario)), concepts);
    }

    /// <summary>How many profiles are searchable.</summary>
    public int Companies => _companies.Statistics.Documents;

    /// <summary>How many scenarios are searchable.</summary>
    public int Scenarios => _scenarios.Statistics.Documents;

    /// <summary>The weights that questions are read by now.</summary>
    public MatchingWeights Weights => _queries.Weights;

    /// <summary>Reads questions by other weights from now on; a question that runs keeps those it began with.</summary>
    /// <exception cref="ArgumentException">They differ in a weight that the index was laid down by.</exception>
    public void Use(MatchingWeights weights)
    {
        if (weights.OfIndex() != Weights.OfIndex())
        {
            throw new ArgumentException("The index was laid down by other weights.", nameof(weights));
        }

        if (weights != Weights)
        {
            _queries = new(_vocabulary, weights);
        }
    }

    /// <summary>
    /// From now on the needs of these owners count the seats of their partner parks (伙伴园区), whichever side asks. Only questions are read by
    /// this: it is in no index and no image.
    /// </summary>
    public void UsePartners(IReadOnlyDictionary<Guid, IReadOnlyList<PartnerPlace>> partners) => _partners = partners;

    /// <summary>Adds or changes a profile; searchable on return. An equal or older version changes nothing.</summary>
    public void Put(CompanyDocument company) => _companies.Put(company);

    /// <summary>Adds or changes many profiles at once, as at a start; much faster than one by one.</summary>
    public void PutAll(IEnumerable<CompanyDocument> companies) => _companies.PutAll(companies);

    /// <summary>Removes a profile as of a version; a late copy of that version or an older one does not bring it back.</summary>
    public void RemoveCompany(Guid id, long version) => _companies.Remove(id, version);

    /// <summary>Adds or changes a scenario; searchable on return. An equal or older version changes nothing.</summary>
    public void Put(ScenarioDocument scenario) => _scenarios.Put(scenario);

    /// <summary>Adds or changes many scenarios at once.</summary>
    public void PutAll(IEnumerable<ScenarioDocument> scenarios) => _scenarios.PutAll(scenarios);

    /// <summary>Removes a scenario as of a version.</summary>
    public void RemoveScenario(Guid id, long version) => _scenarios.Remove(id, version);

    /// <summary>Waits until no segments are being merged; only measurements need this.</summary>
    public Task SettledAsync() => Task.WhenAll(_companies.SettledAsync(), _scenarios.SettledAsync());

    /// <summary>Writes an image of all that is searchable now (索引快照). Others may ask and change meanwhile.</summary>
    public void Save(Stream target)
    {
        // The segments first: every term in them is then in the vocabulary.
        var (companies, scenarios) = (_companies.Merged(), _scenarios.Merged());
        EngineImage.Write(target, Weights, _vocabulary, companies, scenarios);
    }

    /// <summary>An engine from an image that <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The image is of another version of the engine, or was made by other weights.</exception>
    public static MatchingEngine Load(Stream source, MatchingWeights? weights = null)
    {
        var (words, companies, scenarios) = EngineImage.Read(source, weights ??= new());
        var engine = new MatchingEngine(weights, new Vocabulary(words));
        engine._companies.Begin(companies);
        engine._scenarios.Begin(scenarios);
        return engine;
    }

    /// <summary>
    /// The best <paramref name="k"/> profiles for a need, best first, equal scores by id; only those that <paramref name="allowed"/> lets
    /// pass. The scenario itself need not be in the engine.
    /// </summary>
    /// <param name="on">The day of the question, by which the age of profiles counts; without one it does not.</param>
    public IReadOnlyList<Suggestion> FindCompanies(ScenarioDocument scenario, int k, Func<CompanyDocument, bool>? allowed = null, DateOnly? on = null)
    {
        var queries = _queries;
        var need = Read(scenario, on);
        var query = queries.Read(need.Question, _companies.Statistics, isNeed: true);
        return Alternatives.Among(
        [
            .. Search.Run(_companies.Snapshot, query.Terms, k, allowed).Select(hit =>
            {
                var profile = Read(hit.Document);
                return new Suggestion(
                    hit.Document.Id, queries.Score(hit.Score), Explainer.Explain(query, profile, need, hit.Document, profile.Concepts))
                {
                    Gist = Gist.Of(profile, hit.Document.CompanyId?.ToString() ?? hit.Document.CompanyName),
                };
            }),
        ]);
    }

    /// <summary>How well a profile answers a need: the score that <see cref="FindCompanies"/> gives the pair, indexed or not.</summary>
    public double Judge(ScenarioDocument scenario, CompanyDocument company, DateOnly? on = null) => Judge(_queries, Read(scenario, on), Features(company));

    /// <summary>
    /// What each group of weights adds to the score of a pair by the weights that the engine began with, whichever it uses now: so that what
    /// is learnt at different times can be compared. For the same reason the age of the profile is left out.
    /// </summary>
    public PairShares Shares(ScenarioDocument scenario, CompanyDocument company) =>
        _first.Shares(Read(scenario, on: null).Question, _companies.Statistics, Features(company));

    /// <summary>What a scenario is about.</summary>
    public Gist GistOf(ScenarioDocument scenario) => Gist.Of(Portrait.Of(_passages.Of(scenario), ConceptTable.Shared));

    /// <summary>
    /// The best <paramref name="k"/> scenarios for a profile, best first, equal scores by id. The profile's own words find the candidates;
    /// what they score, and so their order, is how well the profile answers each need, so that scores of both directions compare.
    /// </summary>
    /// <param name="on">The day of the question, as for <see cref="FindCompanies"/>.</param>
    public IReadOnlyList<Suggestion> FindScenarios(CompanyDocument company, int k, Func<ScenarioDocument, bool>? allowed = null, DateOnly? on = null)
    {
        var queries = _queries;
        var profile = Read(company);
        var (concepts, features) = (profile.Concepts, Features(company));
        var query = queries.Read(new(profile, company.Province, company.City), _scenarios.Statistics, isNeed: false);
        var candidates = Search.Run(_scenarios.Snapshot, query.Terms, Candidates * k, allowed);
        return Alternatives.Among(
        [
            .. candidates.Select(hit => Read(hit.Document, on)).Select(need => (Need: need, Score: Judge(queries, need, features)))
                .OrderByDescending(found => found.Score).ThenBy(found => found.Need.Scenario.Id).Take(k)
                .Select(found => new Suggestion(
                    found.Need.Scenario.Id, found.Score, Explainer.Explain(query, found.Need.Portrait, found.Need, company, concepts))
                {
                    Gist = Gist.Of(found.Need.Portrait),
                }),
        ]);
    }

    private double Judge(QueryReader queries, Need need, DocumentFeatures company)
    {
        var query = queries.Read(need.Question, _companies.Statistics, isNeed: true);
        return queries.Score(Search.Score(query.Terms, company));
    }

    private DocumentFeatures Features(CompanyDocument company) => _profiles.Value!.Read(_passages.Of(company), Traits.Of(company));

    private Need Read(ScenarioDocument scenario, DateOnly? on) =>
        Need.Of(scenario, Portrait.Of(_passages.Of(scenario), ConceptTable.Shared), _partners.GetValueOrDefault(scenario.OwnerId) ?? [], on);

    private Portrait Read(CompanyDocument company) => Portrait.Of(_passages.Of(company), ConceptTable.Shared);
}
