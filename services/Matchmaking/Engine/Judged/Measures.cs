namespace ScenarioHub.Matchmaking.Engine.Judged;

/// <summary>Means over needs of nDCG@10 (gain 2^grade − 1, discount log2), Recall@50 and Recall@10 of grades of 2 and more.</summary>
public readonly record struct Measures(double Ndcg10, double Recall50, double Recall10)
{
    public static Measures Of(IReadOnlyList<Guid> ranked, IReadOnlyDictionary<Guid, int> grades)
    {
        var gain = Gain(ranked.Take(10).Select(id => grades.GetValueOrDefault(id)));
        var ideal = Gain(grades.Values.OrderDescending().Take(10));
        return new(gain / ideal, Recall(ranked, grades, 50), Recall(ranked, grades, 10));
    }

    public static Measures Mean(IEnumerable<Measures> each)
    {
        var all = each.ToList();
        return new(all.Average(m => m.Ndcg10), all.Average(m => m.Recall50), all.Average(m => m.Recall10));
    }

    public override string ToString() => $"nDCG@10 {Ndcg10:F3}  Recall@50 {Recall50:F3}  Recall@10 {Recall10:F3}";

    private static double Gain(IEnumerable<int> grades) =>
        grades.Select((grade, rank) => (Math.Pow(2, grade) - 1) / Math.Log2(rank + 2)).Sum();

    private static double Recall(IReadOnlyList<Guid> ranked, IReadOnlyDictionary<Guid, int> grades, int depth)
    {
        var wanted = grades.Count(grade => grade.Value >= 2);
        return ranked.Take(depth).Count(id => grades.GetValueOrDefault(id) >= 2) / (double)wanted;
    }
}
