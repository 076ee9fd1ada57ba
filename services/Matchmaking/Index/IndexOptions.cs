namespace ScenarioHub.Matchmaking.Index;

/// <summary>Where the index is kept on disk (<c>Index</c>).</summary>
public sealed record IndexOptions
{
    /// <summary>A folder that this service may write to; without one every start reads the database.</summary>
    public string? Folder { get; init; }

    /// <summary>How often a changed index is written.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(10);

    public string? Path => Folder is null ? null : System.IO.Path.Combine(Folder, "matching.index");
}
