using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Scenarios;

/// <summary>The list that a scenario is in.</summary>
public record ListMark(Guid Id, string? Number, string Title);

/// <summary>A scenario as somebody may read it: its content, and where it stands.</summary>
public record ScenarioView : ScenarioContent, IVersioned
{
    private ScenarioView(ScenarioContent content)
        : base(content)
    {
    }

    public Guid Id { get; private init; }

    public long Version { get; private init; }

    public string Number { get; private init; } = "";

    public ScenarioState State { get; private init; }

    public Guid OwnerId { get; private init; }

    public string OwnerName { get; private init; } = "";

    public Guid? ListId { get; private init; }

    public string? ListNumber { get; private init; }

    public string? ListTitle { get; private init; }

    public IReadOnlyDictionary<string, string>? ReturnReasons { get; private init; }

    public string? WithdrawReason { get; private init; }

    public Guid? DraftedById { get; private init; }

    public string? DraftedByName { get; private init; }

    public string? FirstReaderName { get; private init; }

    public DateTimeOffset? FirstReadAt { get; private init; }

    public DateTimeOffset? CreatedAt { get; private init; }

    public DateTimeOffset? UpdatedAt { get; private init; }

    public DateTimeOffset? SubmittedAt { get; private init; }

    public DateTimeOffset? ApprovedAt { get; private init; }

    public DateTimeOffset? ListedAt { get; private init; }

    /// <summary>What the reader may see of it. The work before publication is for those who did it.</summary>
    public static ScenarioView Of(Scenario scenario, ListMark? list, Reader reader)
    {
        var works = reader.WorksOn(scenario);
        return new(scenario.Content.VisibleTo(reader))
        {
            Id = scenario.Id,
            Version = scenario.Version,
            Number = scenario.Number,
            State = scenario.State,
            OwnerId = scenario.OwnerId,
            OwnerName = scenario.OwnerName,
            ListId = list?.Id,
            ListNumber = list?.Number,
            ListTitle = list?.Title,
            ReturnReasons = works ? scenario.ReturnReasons : null,
            WithdrawReason = scenario.WithdrawReason,
            DraftedById = works ? scenario.DraftedById : null,
            DraftedByName = works ? scenario.DraftedByName : null,
            FirstReaderName = reader.Administrator ? scenario.FirstReaderName : null,
            FirstReadAt = reader.Administrator ? scenario.FirstReadAt : null,
            CreatedAt = works ? scenario.CreatedAt : null,
            UpdatedAt = works ? scenario.UpdatedAt : null,
            SubmittedAt = works ? scenario.SubmittedAt : null,
            ApprovedAt = works ? scenario.ApprovedAt : null,
            ListedAt = scenario.ListedAt,
        };
    }
}
