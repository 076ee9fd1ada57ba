using ScenarioHub.Matchmaking.Engine.Concepts;
using ScenarioHub.Matchmaking.Engine.Features;

namespace ScenarioHub.Matchmaking.Engine;

/// <summary>Says why a pair was proposed.</summary>
internal static class Explainer
{
    private const int MostRelated = 3;

    /// <param name="query">The question, made of one side.</param>
    /// <param name="answer">The other side.</param>
    public static Reasons Explain(Query query, Portrait answer, Need need, CompanyDocument company, ConceptSet profile)
    {
        var isNeed = !ReferenceEquals(answer, need.Portrait);
        var answered = isNeed ? profile : answer.Concepts;
        var shared = query.Implied.Where(entry => answered.Contains(entry.Concept)).ToList();
        var qualified = PairFacts.Qualified(need, company).ToList();
        return new(
            SharedPhrases.Find(query, answer),
            [.. shared.Where(entry => entry.Evidence.By == entry.Concept && entry.Concept.IsTechnology).Select(entry => entry.Concept.Name)],
            [
                .. PairFacts.Place(need, company),
                .. Related(shared, isNeed),
                .. qualified.Where(fact => fact.Held).Select(fact => fact.Reason),
                .. PairFacts.Industry(need, company),
                .. PairFacts.Strengths(company),
            ],
            [
                .. qualified.Where(fact => !fact.Held).Select(fact => fact.Reason),
                .. PairFacts.UnmetTechnologies(need, profile),
                .. PairFacts.Gaps(need, company),
            ]);
    }

    /// <summary>Trades that the question leads to, need first: the strongest for each thing that the question names.</summary>
    private static IEnumerable<AttributeReason> Related(List<(Concept Concept, Implied Evidence)> shared, bool isNeed) => shared
        .Where(entry => entry.Evidence.By is var by && by != entry.Concept && by.Parent != entry.Concept && entry.Concept.Parent != by)
        .DistinctBy(entry => entry.Evidence.By)
        .Take(MostRelated)
        .Select(entry => new AttributeReason(
            "technology.related",
            isNeed ? [entry.Evidence.By.Name, entry.Concept.Name] : [entry.Concept.Name, entry.Evidence.By.Name]));
}
