using ScenarioHub.Bidding.Schemes;
using ScenarioHub.Contracts;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Challenges;

/// <summary>
/// A posted problem (榜) that organisations bid on. Its text is written in one half, its life from opening
/// to award runs in the other. Bids are no part of it: they come and go without touching its version, which would tell of them.
/// </summary>
public partial class Challenge : IVersioned
{
    private Challenge()
    {
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public long Version { get; private set; } = 1;

    public string Number { get; private set; } = "";

    public ChallengeState State { get; private set; } = ChallengeState.Draft;

    public Guid OwnerId { get; private set; }

    public string OwnerName { get; private set; } = "";

    /// <summary>Everyone who wrote on the text; none of them may approve it.</summary>
    public List<Guid> Authors { get; private set; } = [];

    public Guid? ScenarioId { get; private set; }

    public string? ScenarioName { get; private set; }

    public string Title { get; private set; } = "";

    public string Problem { get; private set; } = "";

    public string? Field { get; private set; }

    public ChallengeType Type { get; private set; }

    public IReadOnlyList<Indicator> Indicators { get; private set; } = [];

    public decimal? BudgetYuan { get; private set; }

    public int? DurationMonths { get; private set; }

    public string? IntellectualProperty { get; private set; }

    public string? Conditions { get; private set; }

    /// <summary>The binding instant.</summary>
    public DateTimeOffset Deadline { get; private set; }

    public int NoticeDays { get; private set; }

    /// <summary>The rules it is posted under.</summary>
    public Scheme Scheme { get; private set; } = new();

    public IReadOnlyList<Extension> Extensions { get; private set; } = [];

    /// <summary>Folded words that a search looks into.</summary>
    public string SearchText { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    private Party Owner => new(OwnerId, OwnerName);

    private void Guard(ChallengeAct act) => RuleException.ThrowIf(!State.Allows(act), "challenge.transition", Word.Of(State));
}
