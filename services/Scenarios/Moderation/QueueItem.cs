using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.Scenarios.Catalogue;
using ScenarioHub.Scenarios.Reference;

namespace ScenarioHub.Scenarios.Moderation;

/// <summary>A scenario that waits, with what a moderator has to know at a glance.</summary>
public record QueueItem : ScenarioSummary
{
    private QueueItem(ScenarioSummary summary)
        : base(summary)
    {
    }

    /// <summary>When the service time is over.</summary>
    public DateTimeOffset DueAt { get; private init; }

    /// <summary>Hours on the service clock since it was handed in.</summary>
    public double WorkingHours { get; private init; }

    public bool Overdue { get; private init; }

    /// <summary>Who is at it now.</summary>
    public string? ClaimedBy { get; private init; }

    public DateTimeOffset? ClaimedUntil { get; private init; }

    /// <summary>Whether that is the reader.</summary>
    public bool ClaimedByMe { get; private init; }

    /// <summary>Whether two administrators have to read it.</summary>
    public bool NeedsSecondReader { get; private init; }

    /// <summary>Who has read it first.</summary>
    public string? FirstReader { get; private init; }

    /// <summary>How often it was handed in.</summary>
    public int Round { get; private init; }

    /// <summary>Whether it belongs to the reader's own organisation, which then may not decide.</summary>
    public bool Own { get; private init; }

    /// <summary>The page with claims, first readers and rounds: one more statement each.</summary>
    public static async Task<Page<QueueItem>> PageAsync(
        ScenariosDb db, Page<ScenarioSummary> page, ModerationPolicy policy, Guid person, Guid organization, DateTimeOffset now, CancellationToken ct)
    {
        var ids = page.Items.Select(s => s.Id).ToArray();
        var claims = await db.Claims.AsNoTracking().Where(c => ids.Contains(c.ScenarioId) && c.ExpiresAt > now).ToDictionaryAsync(c => c.ScenarioId, ct);
        var readers = await db.Scenarios.Where(s => ids.Contains(s.Id) && s.FirstReaderName != null).ToDictionaryAsync(s => s.Id, s => s.FirstReaderName, ct);
        var rounds = await db.SubmittedVersions.Where(v => ids.Contains(v.ScenarioId)).GroupBy(v => v.ScenarioId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return new([.. page.Items.Select(Item)], page.Next, page.Total);

        QueueItem Item(ScenarioSummary s)
        {
            var claim = claims.GetValueOrDefault(s.Id);
            var since = s.SubmittedAt ?? now;
            var due = WorkingTime.Add(since, policy.ServiceTime);
            return new(s)
            {
                DueAt = due, Overdue = due < now, WorkingHours = Math.Round(WorkingTime.Between(since, now).TotalHours, 1),
                ClaimedBy = claim?.PersonName, ClaimedUntil = claim?.ExpiresAt, ClaimedByMe = claim?.PersonId == person,
                NeedsSecondReader = policy.NeedsSecondReader(s.FirstOfKind, s.InvestmentYuan), FirstReader = readers.GetValueOrDefault(s.Id),
                Round = rounds.GetValueOrDefault(s.Id, 1), Own = s.OwnerId == organization,
            };
        }
    }
}
