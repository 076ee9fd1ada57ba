namespace ScenarioHub.Files;

/// <summary>A file that is kept, named by what is in it.</summary>
/// <param name="Sha256">Its address: lower-case hexadecimal.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Name">The name that its sender gave it, made harmless.</param>
/// <param name="MediaType">What it was found to be, whatever it was called.</param>
/// <param name="Scan">Whether it was looked at for malware.</param>
public record StoredFile(string Sha256, long Length, string Name, string MediaType, ScanState Scan);

/// <summary>What is known of malware in a file (病毒扫描). An infected file is never kept.</summary>
public enum ScanState
{
    /// <summary>未扫描: no scanner is configured.</summary>
    NotScanned,

    /// <summary>已扫描，未发现问题.</summary>
    Clean,
}
