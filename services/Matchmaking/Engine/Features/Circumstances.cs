using ScenarioHub.Matchmaking.Engine.Places;
using ScenarioHub.Matchmaking.Engine.Wishes;

namespace ScenarioHub.Matchmaking.Engine.Features;

/// <summary>
/// What a question weighs beside its text by groups of which a document meets at most one: the cities of partner parks, their provinces, and
/// the quarter of a profile's last change. Weights are shares of the rarest word.
/// </summary>
internal static class Circumstances
{
    public static IEnumerable<IEnumerable<(string Key, double Weight)>> Of(Question question, MatchingWeights weights)
    {
        foreach (var group in Partners(question, weights))
        {
            yield return group;
        }

        if (question.On is { } on)
        {
            yield return Freshness.Quarters(on, weights.FreshHalfLife).Select(quarter => (quarter.Key, weights.Fresh * quarter.Share));
        }
    }

    /// <summary>The places of partner parks that are not the own place; that counts by itself.</summary>
    public static IEnumerable<IEnumerable<(string Key, double Weight)>> Partners(Question question, MatchingWeights weights)
    {
        if (question.Partners.Count == 0)
        {
            return [];
        }

        var (city, province) = (Place.City(question.Province, question.City), Place.Province(question.Province));
        return
        [
            Keys(question.Partners.Select(partner => Place.City(partner.Province, partner.City)), city, weights.PartnerCity),
            Keys(question.Partners.Select(partner => Place.Province(partner.Province)), province, weights.PartnerProvince),
        ];
    }

    private static IEnumerable<(string Key, double Weight)> Keys(IEnumerable<string> keys, string own, double weight) =>
        keys.Where(key => key.Length > 0 && key != own).Distinct().Select(key => (key, weight));
}
