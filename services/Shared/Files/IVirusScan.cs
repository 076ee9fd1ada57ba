namespace ScenarioHub.Files;

/// <summary>Looks for malware in a file before it is kept.</summary>
public interface IVirusScan
{
    /// <summary>Reads the file to its end. An infected one is refused as <c>file.infected</c>; where the scanner cannot say, nothing is taken.</summary>
    Task<ScanState> ScanAsync(Stream file, CancellationToken ct);
}

/// <summary>Where no scanner is configured: files are kept and marked as not scanned.</summary>
internal sealed class NoVirusScan : IVirusScan
{
    public Task<ScanState> ScanAsync(Stream file, CancellationToken ct) => Task.FromResult(ScanState.NotScanned);
}
