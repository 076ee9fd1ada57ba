namespace ScenarioHub.Scenarios.Tests;

/// <summary>The real files of <c>samples/</c>.</summary>
public static class Sample
{
    /// <summary>102 published scenarios as JSON Lines.</summary>
    public static byte[] Scenarios => Read("scenarios.jsonl");

    private static byte[] Read(string name)
    {
        using var stream = typeof(Sample).Assembly.GetManifestResourceStream($"samples/{name}")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
