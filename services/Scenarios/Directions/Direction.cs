using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Directions;

/// <summary>Where a direction stands.</summary>
public enum DirectionState
{
    /// <summary>草稿.</summary>
    Draft,

    /// <summary>已发布: scenarios and calls may name it.</summary>
    Published,

    /// <summary>已停用: what names it keeps it, new content cannot.</summary>
    Retired,
}

/// <summary>One of a year's scenario directions (场景方向), such as 量子科技, that scenarios answer to.</summary>
public class Direction : IVersioned
{
    private Direction()
    {
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public long Version { get; private set; } = 1;

    public int Year { get; private set; }

    public string Name { get; private set; } = "";

    public string? NameEn { get; private set; }

    public string? Description { get; private set; }

    public DirectionState State { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Starts a draft.</summary>
    public static Direction Create(DirectionInput input, DateTimeOffset now)
    {
        var direction = new Direction { CreatedAt = now };
        direction.Write(input);
        return direction;
    }

    /// <summary>Rewrites it. The name and year of a published one stay, because scenarios name it.</summary>
    public void Edit(DirectionInput input)
    {
        RuleException.ThrowIf(State == DirectionState.Retired, "direction.retired", Name);
        RuleException.ThrowIf(State == DirectionState.Published && (input.Name.Trim() != Name || input.Year != Year), "direction.name-fixed", Name);
        Write(input);
        Version++;
    }

    /// <summary>Publishes it as part of its year's list.</summary>
    public void Publish(DateTimeOffset now)
    {
        RuleException.ThrowIf(State != DirectionState.Draft, "direction.not-draft", Name);
        (State, PublishedAt) = (DirectionState.Published, now);
        Version++;
    }

    /// <summary>Takes it out of use.</summary>
    public void Retire()
    {
        RuleException.ThrowIf(State == DirectionState.Retired, "direction.retired", Name);
        State = DirectionState.Retired;
        Version++;
    }

    private void Write(DirectionInput input) =>
        (Year, Name, NameEn, Description) = (input.Year, input.Name.Trim(), input.NameEn?.Trim(), input.Description?.Trim());
}
