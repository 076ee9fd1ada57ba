using System.ComponentModel.DataAnnotations;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Reviews;

/// <summary>The points on one criterion, 0 to 100 with one decimal, and why.</summary>
public record Mark([Required, StringLength(40)] string Key, [Range(typeof(decimal), "0", "100")] decimal? Points, [StringLength(2000)] string? Comment);

/// <summary>Why this expert reads this bid (分配理由).</summary>
/// <param name="Fields">The expert's fields that the challenge and the bid speak of.</param>
/// <param name="Distance">0 near, 1 far.</param>
/// <param name="Region">The expert's province, two digits of GB/T 2260.</param>
/// <param name="Load">How many bids the expert had when this one was added.</param>
/// <param name="SameRegion">How many of the same province the bid had already.</param>
/// <param name="Cost">The sum that the assignment made least, this pair's part.</param>
public record Explanation(IReadOnlyList<string> Fields, decimal Distance, string? Region, int Load, int SameRegion, long Cost);

/// <summary>One expert's scores for one bid (评分表): saved as a draft, submitted once, then locked.</summary>
public class ScoreSheet : IVersioned
{
    private ScoreSheet()
    {
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public long Version { get; private set; } = 1;

    public Guid ChallengeId { get; private set; }

    public Guid SeatId { get; private set; }

    public Guid BidId { get; private set; }

    public Guid PersonId { get; private set; }

    public SheetState State { get; private set; }

    public Explanation Explanation { get; private set; } = default!;

    public IReadOnlyList<Mark> Marks { get; private set; } = [];

    public string? Comment { get; private set; }

    /// <summary>The weighted sum of a submitted sheet, 0 to 100.</summary>
    public decimal? Total { get; private set; }

    public DateTimeOffset? SavedAt { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>Why the chair gave it back, the last time.</summary>
    public string? Reopened { get; private set; }

    /// <summary>Gives a bid to an expert.</summary>
    public static ScoreSheet Assign(Seat seat, Guid bidId, Explanation explanation) =>
        new() { ChallengeId = seat.ChallengeId, SeatId = seat.Id, PersonId = seat.PersonId, BidId = bidId, Explanation = explanation };

    /// <summary>Saves what there is (保存草稿); nothing need be complete.</summary>
    public void Save(IReadOnlyList<Mark> marks, string? comment, Scheme scheme, DateTimeOffset now)
    {
        Guard();
        for (var i = 0; i < marks.Count; i++)
        {
            if (scheme.Criteria.All(c => c.Key != marks[i].Key) || marks.Take(i).Any(m => m.Key == marks[i].Key))
            {
                throw new InvalidException($"marks[{i}].key", "field.choice", string.Join(" | ", scheme.Criteria.Select(c => c.Key)));
            }

            if (marks[i].Points is { } points && decimal.Round(points, 1) != points)
            {
                throw new InvalidException($"marks[{i}].points", "sheet.decimals");
            }
        }

        (Marks, Comment, SavedAt, State) = (marks, comment, now, SheetState.Draft);
        Version++;
    }

    /// <summary>Submits it (提交): every criterion has points, and low ones a comment.</summary>
    public void Submit(Scheme scheme, DateTimeOffset now)
    {
        Guard();
        var missing = Missing(scheme);
        if (missing is not [])
        {
            throw new InvalidException(missing);
        }

        Total = scheme.Criteria.Sum(c => c.Weight * Marks.Single(m => m.Key == c.Key).Points!.Value) / 100;
        (State, SubmittedAt) = (SheetState.Submitted, now);
        Version++;
    }

    /// <summary>The chair gives a submitted sheet back, with a reason (退回重评).</summary>
    public void Reopen(string reason)
    {
        RuleException.ThrowIf(State is not SheetState.Submitted, "sheet.transition", Word.Of(State));
        (State, Total, SubmittedAt, Reopened) = (SheetState.Draft, null, null, reason);
        Version++;
    }

    /// <summary>It does not count any more.</summary>
    public void MakeVoid()
    {
        State = SheetState.Void;
        Version++;
    }

    private List<FieldError> Missing(Scheme scheme)
    {
        var missing = new List<FieldError>();
        foreach (var criterion in scheme.Criteria)
        {
            var at = Marks.ToList().FindIndex(m => m.Key == criterion.Key);
            var mark = at < 0 ? null : Marks[at];
            var field = $"marks[{(at < 0 ? scheme.Criteria.ToList().IndexOf(criterion) : at)}]";
            if (mark?.Points is not { } points)
            {
                missing.Add(new($"{field}.points", "sheet.points-missing", criterion.Name));
            }
            else if (points < scheme.Review.CommentBelow && string.IsNullOrWhiteSpace(mark.Comment))
            {
                missing.Add(new($"{field}.comment", "sheet.comment-missing", scheme.Review.CommentBelow));
            }
        }

        return missing;
    }

    private void Guard() => RuleException.ThrowIf(State is not (SheetState.Assigned or SheetState.Draft), "sheet.transition", Word.Of(State));
}
