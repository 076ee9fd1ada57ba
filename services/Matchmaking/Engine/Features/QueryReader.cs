using ScenarioHub.Matchmaking.Engine.Concepts;
using ScenarioHub.Matchmaking.Engine.Index;
using ScenarioHub.Matchmaking.Engine.Places;
using ScenarioHub.Matchmaking.Engine.Text;
using ScenarioHub.Matchmaking.Engine.Wishes;

namespace ScenarioHub.Matchmaking.Engine.Features;

/// <summary>
/// Reads a document as a question. A word weighs by where it stands (its frequency, saturated) and by its rarity among the documents asked;
/// a concept by how strongly the text speaks of it and by its rarity; a shared place or a wished qualification by a share of the rarest
/// word, so that its part does not depend on how many documents there are.
/// </summary>
internal sealed class QueryReader(Vocabulary vocabulary, MatchingWeights weights)
{
    private readonly Expansion _expansion = new(weights);

    public MatchingWeights Weights => weights;

    /// <summary>Bends the share of the question that was met so that a usual good match is near one half.</summary>
    public double Score(int score)
    {
        var share = score / Whole;
        return share / (share + weights.HalfScore);
    }

    /// <summary>The score of a document that meets all of a question.</summary>
    private const double Whole = 255.0 * Query.Scale;

    /// <summary>What each group of weights adds for one document.</summary>
    public PairShares Shares(Question question, Statistics statistics, DocumentFeatures document)
    {
        var (portrait, province, city) = (question.Portrait, question.Province, question.City);
        var query = Read(question, statistics, isNeed: true);
        var (named, hierarchy, related) = (0.0, 0.0, 0.0);
        foreach (var (concept, evidence) in query.Implied)
        {
            var share = Share(concept.Key);
            var (same, near) = (evidence.By == concept, concept.Parent == evidence.By || evidence.By.Parent == concept || (concept.Parent is { } parent && parent == evidence.By.Parent));
            (named, hierarchy, related) = (named + (same ? share : 0), hierarchy + (!same && near ? share : 0), related + (same || near ? 0 : share));
        }

        var place = Share(Place.City(province, city)) + Share(Place.Province(province)) + Share(Place.Macro(province))
            + Circumstances.Partners(question, weights).SelectMany(oneOf => oneOf).Sum(partner => Share(partner.Key));
        var qualification = Qualifications.NamedIn(portrait.Folded).Sum(name => Share(Qualifications.Key(name)));
        var (ready, record) = (Share(Readiness.Key), Share(Standing.Cases) + Share(Standing.Large));
        var words = (Search.Score(query.Terms, document) / Whole) - (named + hierarchy + related + place + qualification + ready + record);
        return new(Math.Max(words, 0), named, hierarchy, related, place, qualification, ready, record);

        double Share(string key)
        {
            var term = key.Length == 0 ? -1 : vocabulary.Find(key);
            return term < 0 ? 0 : Search.Score([.. query.Terms.Where(known => known.Term == term)], document) / Whole;
        }
    }

    public Query Read(Question question, Statistics statistics, bool isNeed)
    {
        var (portrait, province, city) = (question.Portrait, question.Province, question.City);
        var texts = portrait.Folded.Select(Boilerplate.Blank).ToList();
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        var (terms, unseen) = Words(portrait, texts, statistics, words);
        var implied = _expansion.Expand(Named(portrait), towardsSuppliers: isNeed);
        foreach (var (concept, evidence) in implied)
        {
            Add(terms, concept.Key, weights.Concept * evidence.Strength, statistics);
        }

        var rarest = Rarest(statistics);
        Add(terms, Place.City(province, city), weights.SameCity * rarest);
        Add(terms, Place.Province(province), weights.SameProvince * rarest);
        Add(terms, Place.Macro(province), weights.SameMacroRegion * rarest);
        var rest = weights.Unseen * unseen;
        if (isNeed)
        {
            Add(terms, Standing.Cases, weights.Cases * rarest);
            Wish(terms, portrait.Folded, rarest);
            rest -= Circumstances.Of(question, weights).Sum(oneOf => AddOneOf(terms, oneOf, rarest));
        }

        var scaled = Scaled(terms, rest);
        foreach (var (word, term) in words)
        {
            words[word] = scaled.GetValueOrDefault(term);
        }

        return new(
            [.. scaled.Where(term => term.Value > 0).Select(term => new QueryTerm(term.Key, term.Value)).OrderBy(term => term.Term)],
            portrait.Passages,
            texts,
            new(words),
            [.. implied.OrderByDescending(entry => scaled.GetValueOrDefault(vocabulary.Find(entry.Key.Key))).ThenBy(entry => entry.Key.Id)
                .Select(entry => (entry.Key, entry.Value))]);
    }

    /// <summary>The weights of the words that some document has, and the sum of those that none has.</summary>
    /// <param name="words">Takes the term of each word.</param>
    private (Dictionary<int, double> Seen, double Unseen) Words(Portrait portrait, List<string> texts, Statistics statistics, Dictionary<string, int> words)
    {
        var terms = new Dictionary<int, double>();
        var unknown = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < texts.Count; i++)
        {
            var cutter = new Cutter(texts[i]);
            while (cutter.MoveNext())
            {
                var word = cutter.Token.ToString();
                var weight = portrait.Passages[i].Weight * Telling(cutter.Token);
                if (vocabulary.Find(cutter.Token) is var term and >= 0)
                {
                    words[word] = term;
                    terms[term] = terms.GetValueOrDefault(term) + weight;
                }
                else
                {
                    unknown[word] = unknown.GetValueOrDefault(word) + weight;
                }
            }
        }

        var rarest = Rarest(statistics);
        var unseen = unknown.Values.Sum(frequency => Saturated(frequency) * rarest);
        foreach (var (term, frequency) in terms)
        {
            var rarity = Rarity(statistics, term);
            unseen += rarity > 0 ? 0 : Saturated(frequency) * rarest;
            terms[term] = Saturated(frequency) * rarity;
        }

        return (terms, unseen);
    }

    private double Saturated(double frequency) => frequency / (weights.QuerySaturation + frequency);

    /// <summary>"AI" or "5G" says less than a pair of Chinese characters as rare.</summary>
    private double Telling(ReadOnlySpan<char> word) => word.Length <= 2 && char.IsAscii(word[0]) ? weights.ShortWord : 1;

    private static Dictionary<Concept, double> Named(Portrait portrait)
    {
        var named = new Dictionary<Concept, double>();
        for (var i = 0; i < portrait.Passages.Count; i++)
        {
            foreach (var mention in portrait.Mentions[i])
            {
                named[mention.Concept] = Math.Max(named.GetValueOrDefault(mention.Concept), Math.Min(1, portrait.Passages[i].Weight));
            }
        }

        return named;
    }

    private void Wish(Dictionary<int, double> terms, IReadOnlyList<string> folded, double rarest)
    {
        foreach (var qualification in Qualifications.NamedIn(folded))
        {
            Add(terms, Qualifications.Key(qualification), weights.Qualification * rarest);
        }

        foreach (var industry in IndustryCodes.NamedIn(folded))
        {
            Add(terms, industry, weights.SameIndustry * rarest);
        }

        if (Standing.LargeIsWanted(folded))
        {
            Add(terms, Standing.Large, weights.Capacity * rarest);
        }

        if (Readiness.IsWanted(folded))
        {
            Add(terms, Readiness.Key, weights.Ready * rarest);
        }
    }

    private void Add(Dictionary<int, double> terms, string key, double weight, Statistics? rarity = null)
    {
        if (key.Length > 0 && weight > 0 && vocabulary.Find(key) is var term and >= 0)
        {
            terms[term] = rarity is null ? weight : weight * Rarity(rarity, term);
        }
    }

    /// <summary>
    /// Adds terms of which a document has at most one, and returns by how much they are together more than the largest: a document cannot
    /// have that, and so it is no part of the whole question.
    /// </summary>
    private double AddOneOf(Dictionary<int, double> terms, IEnumerable<(string Key, double Weight)> oneOf, double rarest)
    {
        var (sum, largest) = (0.0, 0.0);
        foreach (var (key, weight) in oneOf)
        {
            if (weight > 0 && vocabulary.Find(key) is var term and >= 0)
            {
                terms[term] = weight * rarest;
                (sum, largest) = (sum + terms[term], Math.Max(largest, terms[term]));
            }
        }

        return sum - largest;
    }

    /// <summary>What a word counts that no document has.</summary>
    private double Rarest(Statistics statistics) => Math.Pow(statistics.Rarity(term: -1), weights.Rarity);

    private double Rarity(Statistics statistics, int term) =>
        statistics.Of(term) == 0 ? 0 : Math.Pow(statistics.Rarity(term), weights.Rarity);

    /// <param name="rest">
    /// The weight of what nobody offers: it belongs to the whole question, or else a need that no profile speaks of would be met by a
    /// shared city alone. Less what no document can have together.
    /// </param>
    private static Dictionary<int, int> Scaled(Dictionary<int, double> terms, double rest)
    {
        var total = terms.Values.Sum() + rest;
        return total <= 0 ? [] : terms.ToDictionary(term => term.Key, term => (int)Math.Round(term.Value / total * Query.Scale));
    }
}
