namespace ScenarioHub.Bench.Publishing;

/// <summary>One thing that is measured, in a file of its own.</summary>
internal interface IMeasurement
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>What is measured, in a line.</summary>
    string What { get; }

    /// <summary>Measures and prints.</summary>
    Task RunAsync(Hub hub, Store store, BenchOptions options);
}
