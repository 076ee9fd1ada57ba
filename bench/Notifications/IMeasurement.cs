namespace ScenarioHub.Bench.Notifications;

/// <summary>One thing that is measured, in a file of its own. Add another to <c>Program.cs</c>.</summary>
internal interface IMeasurement
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>What is measured, in a line.</summary>
    string What { get; }

    /// <summary>Measures and prints; false where a figure was missed.</summary>
    Task<bool> RunAsync(BenchOptions options);
}
