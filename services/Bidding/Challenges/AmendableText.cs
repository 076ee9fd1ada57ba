using System.Globalization;
using ScenarioHub.Contracts.Bidding;

namespace ScenarioHub.Bidding.Challenges;

/// <summary>
/// What of an open challenge can change so that bids must be confirmed again (实质性变更). The title and the field only name it; indicators,
/// type and scheme cannot change at all; a deadline moves by an extension.
/// </summary>
internal sealed record AmendableText(
    string Problem, decimal? BudgetYuan, int? DurationMonths, string? IntellectualProperty, string? Conditions, int NoticeDays)
{
    public static AmendableText Of(Challenge c) => new(c.Problem, c.BudgetYuan, c.DurationMonths, c.IntellectualProperty, c.Conditions, c.NoticeDays);

    public IReadOnlyList<TextChange> ChangesSince(AmendableText before) =>
    [
        .. Change("problem", before.Problem, Problem),
        .. Change("budgetYuan", Number(before.BudgetYuan), Number(BudgetYuan)),
        .. Change("durationMonths", Number(before.DurationMonths), Number(DurationMonths)),
        .. Change("intellectualProperty", before.IntellectualProperty, IntellectualProperty),
        .. Change("conditions", before.Conditions, Conditions),
        .. Change("noticeDays", Number(before.NoticeDays), Number(NoticeDays)),
    ];

    private static IEnumerable<TextChange> Change(string field, string? before, string? after) =>
        before == after ? [] : [new(field, before, after)];

    private static string? Number(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture);
}
