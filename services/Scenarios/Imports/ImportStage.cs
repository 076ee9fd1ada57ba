namespace ScenarioHub.Scenarios.Imports;

/// <summary>How far the work on a file has come (导入进度).</summary>
public enum ImportStage
{
    /// <summary>排队中.</summary>
    Queued,

    /// <summary>读取中: rows are read and understood.</summary>
    Reading,

    /// <summary>核对中: held against what the park has.</summary>
    Checking,

    /// <summary>写入中: stored, all rows or none.</summary>
    Storing,
}
