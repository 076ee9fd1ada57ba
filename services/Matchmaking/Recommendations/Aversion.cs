using Microsoft.EntityFrameworkCore;
using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Index;
using ScenarioHub.Matchmaking.Scenarios;

namespace ScenarioHub.Matchmaking.Recommendations;

/// <summary>
/// What a company has put aside as not of its field (领域不符): scenarios much like that come later among its recommendations. They lose half of
/// their worth at most and are never hidden; taking the dismissal back takes this back.
/// </summary>
public sealed class Aversion(IReadOnlyList<(string Name, Gist Gist)> dismissed)
{
    /// <summary>What a scenario loses that is about the very same.</summary>
    private const double Loss = 0.5;

    /// <summary>From this likeness on two scenarios are of one kind; less is shared by chance.</summary>
    private const double Alike = 0.3;

    /// <summary>The newest so many.</summary>
    private const int Most = 50;

    /// <summary>Reads what a company has put aside for that reason and may still know of.</summary>
    public static async Task<Aversion> ReadAsync(MatchmakingDb db, MatchingEngine engine, AimedScenarios aimed, Guid company, CancellationToken ct)
    {
        var ids = db.Dismissals.Where(d => d.CompanyId == company && d.Active && d.ReasonCode == DismissalReason.Field)
            .OrderByDescending(d => d.At).ThenBy(d => d.ScenarioId).Take(Most).Select(d => d.ScenarioId);
        var scenarios = await db.Scenarios.AsNoTracking().Where(s => ids.Contains(s.Id) && s.Card != null).OrderBy(s => s.Id).ToListAsync(ct);
        return new([.. scenarios.Where(s => aimed.Admits(s.Id, company)).Select(s => (s.Name, engine.GistOf(s.ToDocument())))]);
    }

    /// <summary>What a scenario with this score is worth to the company, and what it is like of those put aside.</summary>
    public (double Worth, string? Like) Of(double score, Gist gist)
    {
        var (likeness, name) = dismissed.Select(d => (Likeness: d.Gist.Likeness(gist), d.Name)).DefaultIfEmpty().MaxBy(d => d.Likeness);
        return likeness >= Alike ? (score * (1 - (Loss * likeness)), name) : (score, null);
    }
}
