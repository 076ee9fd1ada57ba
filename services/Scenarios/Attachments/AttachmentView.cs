using ScenarioHub.Files;

namespace ScenarioHub.Scenarios.Attachments;

/// <summary>An attachment as its readers see it; the file is at <c>/api/scenarios/{scenario}/attachments/{id}</c>.</summary>
public record AttachmentView(Guid Id, string Field, string Name, long Length, string MediaType, string Sha256, ScanState Scan, DateTimeOffset CreatedAt)
{
    internal static AttachmentView Of(Attachment file) => new(file.Id, file.Field, file.Name, file.Length, file.MediaType, file.Sha256, file.Scan, file.CreatedAt);
}
