namespace ScenarioHub.Files;

/// <summary>Settings of the store, section <c>Files</c>.</summary>
public record FileSettings
{
    /// <summary>The folder that keeps the files; every replica of a service shares it.</summary>
    public string? Path { get; init; }

    /// <summary>The largest single file.</summary>
    public int MaxMegabytes { get; init; } = 20;

    /// <summary>What must stay free on the disk: a full disk would take the database beside it down too.</summary>
    public long ReserveMegabytes { get; init; } = 256;

    /// <summary><c>host:port</c> of a clamd; without it files are kept as not scanned.</summary>
    public string? Clamd { get; init; }

    /// <summary>How long one scan may take.</summary>
    public double ClamdSeconds { get; init; } = 60;

    /// <summary>The largest single file in bytes.</summary>
    public long MaxBytes => MaxMegabytes * 1024L * 1024;
}
