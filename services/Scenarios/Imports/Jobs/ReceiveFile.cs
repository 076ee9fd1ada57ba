using ScenarioHub.Files;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.Imports.Jobs;

/// <summary>
/// Takes the file of an import into the store before the endpoint's transaction begins: a slow sender must not hold one open. A file whose
/// SHA-256 is told instead is not sent again.
/// </summary>
internal sealed class ReceiveFile(FileStore store) : IEndpointFilter
{
    private static readonly object Key = new();

    /// <summary>The file that was received with this request, if any.</summary>
    public static StoredFile? In(HttpContext http) => http.Items[Key] as StoredFile;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Request.ContentLength > ImportLimits.Bytes + (64 * 1024))
        {
            throw new RuleException("import.too-large", ImportLimits.Megabytes) { Status = StatusCodes.Status413PayloadTooLarge };
        }

        if (!http.Request.Query.ContainsKey("sha256"))
        {
            http.Items[Key] = await FileUpload.ReadAsync(
                http.Request, (content, name) => store.TakeAsync(content, FileNames.Clean(name), Look, http.RequestAborted), http.RequestAborted);
        }

        return await next(context);
    }

    /// <summary>A file that is no table at all is refused at the door.</summary>
    private static string Look(Stream file, string name)
    {
        try
        {
            return ImportFormats.Detect(file, name) switch
            {
                ImportFormat.Xlsx => FileType.Sheet.MediaType,
                ImportFormat.Csv => "text/csv",
                _ => "application/jsonl",
            };
        }
        catch (ImportException broken)
        {
            throw new RuleException(broken.Problem.Code, [.. broken.Problem.Arguments]) { Status = StatusCodes.Status400BadRequest };
        }
    }
}
