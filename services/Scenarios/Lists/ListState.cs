namespace ScenarioHub.Scenarios.Lists;

/// <summary>Where a list stands. The allowed steps are in <see cref="ScenarioList"/>.</summary>
public enum ListState
{
    /// <summary>编制中.</summary>
    Drafting,

    /// <summary>待发布: it is published by itself at its hour.</summary>
    Scheduled,

    /// <summary>已发布.</summary>
    Published,

    /// <summary>已被替代: a newer list has taken its place.</summary>
    Superseded,
}
