using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Files;

/// <summary>The one file of a form, as a stream: it is never held in memory or on a disk beside the store.</summary>
public static class FileUpload
{
    private const int LongestBoundary = 100;

    /// <summary>What a body that ends in the middle of a form is told by; a full disk and a lost connection have codes of their own.</summary>
    private const int Unspecific = unchecked((int)0x80131620);

    /// <summary>Runs <paramref name="take"/> with the file in the field <c>file</c> of a <c>multipart/form-data</c> body and its name.</summary>
    public static async Task<T> ReadAsync<T>(HttpRequest request, Func<Stream, string, Task<T>> take, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= LongestBoundary } boundary)
        {
            throw new RuleException("file.multipart") { Status = StatusCodes.Status415UnsupportedMediaType };
        }

        try
        {
            var form = new MultipartReader(boundary, request.Body);
            while (await form.ReadNextSectionAsync(ct) is { } section)
            {
                if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var field) && HeaderUtilities.RemoveQuotes(field.Name) == "file"
                    && (field.FileName.HasValue || field.FileNameStar.HasValue))
                {
                    return await take(section.Body, Name(field));
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException || (e.GetType() == typeof(IOException) && e.HResult == Unspecific))
        {
            throw new InvalidException("file", "field.malformed");
        }

        throw new InvalidException("file", "field.required");
    }

    private static string Name(ContentDispositionHeaderValue field) =>
        (field.FileNameStar.HasValue ? field.FileNameStar : HeaderUtilities.RemoveQuotes(field.FileName)).Value ?? "";
}
