using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Progress;

/// <summary>How far a published scenario has come (推进状态).</summary>
public enum ProgressState
{
    /// <summary>未启动.</summary>
    NotStarted,

    /// <summary>洽谈中.</summary>
    Talking,

    /// <summary>已签约.</summary>
    Signed,

    /// <summary>实施中.</summary>
    Running,

    /// <summary>已完成.</summary>
    Done,

    /// <summary>已终止.</summary>
    Dropped,
}

/// <summary>The steps between the states, in one place.</summary>
public static class ProgressSteps
{
    /// <summary>Forward by any number of steps, back by one where talks fell through, out at any time, and in again from there.</summary>
    public static bool Allows(ProgressState from, ProgressState to) => from == to || (from, to) switch
    {
        (ProgressState.Done, _) => false,
        (ProgressState.Dropped, _) => to is ProgressState.NotStarted or ProgressState.Talking,
        (_, ProgressState.Dropped) => true,
        (ProgressState.Talking, ProgressState.NotStarted) or (ProgressState.Signed, ProgressState.Talking) => true,
        _ => to > from,
    };

    /// <summary>Where the scenario itself stands at the latest once it has come that far; nothing where it says nothing of it.</summary>
    public static ScenarioState? Of(ProgressState state) => state switch
    {
        ProgressState.NotStarted or ProgressState.Dropped => null,
        ProgressState.Talking => ScenarioState.Matched,
        ProgressState.Signed or ProgressState.Running => ScenarioState.InDelivery,
        ProgressState.Done => ScenarioState.Accepted,
    };
}
