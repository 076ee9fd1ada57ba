namespace ScenarioHub.Files;

/// <summary>A kind of file that is taken.</summary>
/// <param name="MediaType">As it is served.</param>
/// <param name="Endings">The endings that its names may have.</param>
public record FileType(string MediaType, params string[] Endings)
{
    public static FileType Pdf { get; } = new("application/pdf", ".pdf");

    public static FileType Png { get; } = new("image/png", ".png");

    public static FileType Jpeg { get; } = new("image/jpeg", ".jpg", ".jpeg");

    public static FileType Gif { get; } = new("image/gif", ".gif");

    public static FileType WebP { get; } = new("image/webp", ".webp");

    public static FileType Word { get; } = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");

    public static FileType Sheet { get; } = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");

    public static FileType Slides { get; } = new("application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx");

    /// <summary>The office formats before 2007, and WPS's own.</summary>
    public static FileType OldOffice { get; } = new("application/x-ole-storage", ".doc", ".xls", ".ppt", ".wps", ".et", ".dps");

    /// <summary>版式文档, GB/T 33190.</summary>
    public static FileType Ofd { get; } = new("application/ofd", ".ofd");

    public static FileType Zip { get; } = new("application/zip", ".zip");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FileType> All { get; } = [Pdf, Word, Sheet, Slides, OldOffice, Ofd, Png, Jpeg, Gif, WebP, Zip];

    /// <summary>Every ending that is taken, for a file chooser.</summary>
    public static string AllEndings => string.Join(", ", All.SelectMany(type => type.Endings));
}
