using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Attachments;

/// <summary>What can be attached to a bid. How many of a class is the scheme's; these are the platform's.</summary>
public static class AttachmentLimits
{
    /// <summary>Of one file.</summary>
    public const int Megabytes = 20;

    /// <summary>Of one file.</summary>
    public const int Bytes = Megabytes * 1024 * 1024;

    /// <summary>Of all files that one bid has ever sent, those taken out again included: earlier submissions keep theirs.</summary>
    public const int TotalMegabytes = 200;

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = "application/pdf",
        [".ofd"] = "application/ofd",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".pptx"] = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".zip"] = "application/zip",
    };

    /// <summary>What a file is by its name's end, or nothing for one that cannot be attached.</summary>
    public static string? MediaTypeOf(string name) => Types.GetValueOrDefault(Path.GetExtension(name));

    /// <summary>The name without folders; refuses one of a kind that cannot be attached.</summary>
    public static string Sound(string? name)
    {
        var bare = Path.GetFileName(name?.Replace('\\', '/') ?? "").Trim();
        if (bare.Length is 0 or > 200 || bare.Any(char.IsControl))
        {
            throw new InvalidException("name", "field.length", 1, 200, bare.Length);
        }

        return MediaTypeOf(bare) is null ? throw new InvalidException("name", "attachment.type", string.Join(" ", Types.Keys)) : bare;
    }

    /// <summary>Refuses an empty file, one that is too large, and one too many in all.</summary>
    public static void Check(int size, long before)
    {
        RuleException.ThrowIf(size is 0, "attachment.empty");
        if (size > Bytes)
        {
            throw TooLarge();
        }

        RuleException.ThrowIf(before + size > TotalMegabytes * 1024L * 1024, "attachment.total", TotalMegabytes);
    }

    /// <summary>The refusal of a file that is too large.</summary>
    public static RuleException TooLarge() => new("attachment.too-large", Megabytes) { Status = StatusCodes.Status413PayloadTooLarge };
}
