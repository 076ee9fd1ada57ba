using Microsoft.EntityFrameworkCore;
using ScenarioHub.Scenarios.Amendments;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Lists;

/// <summary>What a notice tells.</summary>
public enum ListNoticeKind
{
    /// <summary>更正: the text of a scenario was amended.</summary>
    Amendment,

    /// <summary>撤回: a scenario was withdrawn.</summary>
    Withdrawal,
}

/// <summary>What changed in a list after it was published (清单公告), numbered within the list. The list's snapshot never changes.</summary>
public class ListNotice
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid ListId { get; init; }

    /// <summary>1 for the first of the list.</summary>
    public required int Number { get; init; }

    public required ListNoticeKind Kind { get; init; }

    public required Guid ScenarioId { get; init; }

    public required string ScenarioNumber { get; init; }

    public required string ScenarioName { get; init; }

    public required string Reason { get; init; }

    public Guid? AmendmentId { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>A notice as it is read, with what the reader may see of the change.</summary>
public record NoticeView(
    int Number, ListNoticeKind Kind, Guid ScenarioId, string ScenarioNumber, string ScenarioName, string Reason, int? Edition,
    IReadOnlyList<FieldChange>? Changes, DateTimeOffset At);

/// <summary>Posts and reads notices.</summary>
internal static class ListNotices
{
    /// <summary>The next notice of a list. The list's row is held until the caller's transaction ends, so that numbers follow each other.</summary>
    public static async Task<ListNotice> PostNoticeAsync(
        this ScenariosDb db, Guid list, Scenario scenario, ListNoticeKind kind, string reason, Guid? amendment, DateTimeOffset at, CancellationToken ct)
    {
        var number = (await db.Database.SqlQuery<int>(
            $"""UPDATE list SET last_notice = last_notice + 1 WHERE id = {list} RETURNING last_notice AS "Value" """).ToListAsync(ct)).Single();
        var notice = new ListNotice
        {
            ListId = list, Number = number, Kind = kind, ScenarioId = scenario.Id, ScenarioNumber = scenario.Number, ScenarioName = scenario.Content.Name,
            Reason = reason, AmendmentId = amendment, At = at,
        };
        db.Add(notice);
        return notice;
    }

    /// <summary>The notices of a list, newest first.</summary>
    public static async Task<IReadOnlyList<NoticeView>> NoticesAsync(this ScenariosDb db, Guid list, Reader reader, CancellationToken ct)
    {
        var rows = await (
            from notice in db.Set<ListNotice>().AsNoTracking()
            where notice.ListId == list
            join amendment in db.Amendments.AsNoTracking() on notice.AmendmentId equals amendment.Id into amendments
            from amendment in amendments.DefaultIfEmpty()
            orderby notice.Number descending
            select new { notice, amendment }).Take(500).ToListAsync(ct);
        return rows.ConvertAll(row => new NoticeView(
            row.notice.Number, row.notice.Kind, row.notice.ScenarioId, row.notice.ScenarioNumber, row.notice.ScenarioName, row.notice.Reason,
            row.amendment?.Edition, row.amendment?.ChangesFor(reader), row.notice.At));
    }
}
