namespace ScenarioHub.Files;

/// <summary>What an archive (ZIP, and the office formats that are one) may hold.</summary>
/// <param name="Entries">How many entries.</param>
/// <param name="InflatedBytes">How much once it is unpacked.</param>
/// <param name="Ratio">How many times its packed size one entry may grow, once it is larger than <see cref="RatioFrom"/>.</param>
public record ArchiveLimits(int Entries, long InflatedBytes, int Ratio)
{
    /// <summary>Small entries of blanks may shrink as much as they like.</summary>
    public const long RatioFrom = 10L * 1024 * 1024;

    /// <summary>For attachments.</summary>
    public static ArchiveLimits Attachment { get; } = new(5000, 500L * 1024 * 1024, 200);
}

/// <summary>An archive that is not taken. <see cref="Exception.Message"/> is the reason's word, such as <c>entries</c>.</summary>
public class ArchiveException(string reason, params object?[] arguments) : Exception(reason)
{
    /// <summary>entries, size, ratio, broken, encrypted or path.</summary>
    public string Reason => Message;

    /// <summary>Values for the places of its text.</summary>
    public IReadOnlyList<object?> Arguments { get; } = arguments;
}
