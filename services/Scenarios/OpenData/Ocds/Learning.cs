using ScenarioHub.Contracts.Bidding;

namespace ScenarioHub.Scenarios.OpenData.Ocds;

/// <summary>
/// What a process knows after it has heard of something. Hearing it again, or late, changes nothing that is newer; only a deadline's
/// moves are known as far as they were heard of in order.
/// </summary>
public static class Learning
{
    /// <summary>The scenario is public, or its public text has changed.</summary>
    public static ProcessFacts Heard(this ProcessFacts facts, PlanningFacts planning) =>
        facts.Planning is { } known && known.Version >= planning.Version
            ? facts
            : facts with { Planning = planning with { ListedAt = facts.Planning?.ListedAt ?? planning.ListedAt } };

    /// <summary>The scenario was taken back.</summary>
    public static ProcessFacts Withdrawn(this ProcessFacts facts, long version, string reason) =>
        facts.Planning is not { } known || known.Version >= version ? facts : facts with { Planning = known with { Version = version, WithdrawReason = reason } };

    /// <summary>The challenge takes bids, or its text or deadline has changed. It was opened when the earliest of these facts says.</summary>
    public static ProcessFacts Heard(this ProcessFacts facts, ChallengeOpened fact)
    {
        var known = facts.Tender ?? new(0, fact.ChallengeId, fact.Number, fact.Title, fact.Owner, fact.At);
        var tender = known with { OpenedAt = known.OpenedAt < fact.At ? known.OpenedAt : fact.At };
        if (known.TextVersion >= fact.Version)
        {
            return facts with { Tender = tender };
        }

        var moved = known.TextVersion > 0 && known.Deadline is { } before && before != fact.Deadline;
        return facts with
        {
            Tender = tender with
            {
                TextVersion = fact.Version,
                Title = fact.Title,
                Owner = fact.Owner,
                Problem = fact.Problem,
                Deadline = fact.Deadline,
                Moves = moved ? [.. known.Moves, new(known.Deadline!.Value, fact.Deadline, fact.At)] : known.Moves,
            },
        };
    }

    /// <summary>The deadline has passed.</summary>
    public static ProcessFacts Heard(this ProcessFacts facts, ChallengeClosed fact) =>
        facts with { Tender = facts.Tender! with { Bids = fact.Bids, ClosedAt = fact.At } };

    /// <summary>The challenge was cancelled or failed.</summary>
    public static ProcessFacts Heard(this ProcessFacts facts, ChallengeEnded fact) =>
        facts with { Tender = facts.Tender! with { Ended = fact.Outcome, EndReason = fact.Reason } };

    /// <summary>A result is on public notice.</summary>
    public static ProcessFacts Heard(this ProcessFacts facts, NoticePublished fact) =>
        facts.Awards.Any(a => a.Supplier.Id == fact.Winner.Id && a.At >= fact.At) ? facts : facts.WithAward(new(fact.Winner, "pending", fact.At));

    /// <summary>The award binds.</summary>
    public static ProcessFacts Heard(this ProcessFacts facts, ChallengeAwarded fact) =>
        facts.WithAward(new(fact.Winner, "active", fact.At)) with { Tender = facts.Tender! with { AwardedAt = facts.Tender.AwardedAt ?? fact.At } };

    /// <summary>A contract binds or has changed. One that is heard of before its award implies it.</summary>
    public static ProcessFacts Heard(this ProcessFacts facts, ContractChanged fact)
    {
        var known = facts.Contracts.FirstOrDefault(c => c.Signed.ContractId == fact.ContractId);
        if (known?.Signed.Version >= fact.Version)
        {
            return facts;
        }

        var amendments = known?.Amendments ?? [];
        if (fact.Rationale is { } rationale && amendments.All(a => a.Version != fact.Version))
        {
            amendments = [.. amendments, new(fact.Version, rationale, fact.At)];
        }

        var awarded = facts.Awards.Any(a => a.Supplier.Id == fact.Supplier.Id) ? facts : facts.WithAward(new(fact.Supplier, "active", fact.SignedAt));
        return awarded.WithContract(new(fact, amendments));
    }
}
