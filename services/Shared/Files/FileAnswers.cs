using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace ScenarioHub.Files;

/// <summary>Sends a kept file so that a browser saves it and never runs it: as an attachment, of the sniffed type, in a sandbox.</summary>
public static class FileAnswers
{
    /// <summary>The file with its ETag; ranges are served. Nothing where the store has lost it.</summary>
    public static Results<PhysicalFileHttpResult, NotFound> Send(this FileStore store, HttpContext http, string sha256, string name, string mediaType)
    {
        if (store.PathOf(sha256) is not { } path)
        {
            return TypedResults.NotFound();
        }

        Harden(http.Response);
        return TypedResults.PhysicalFile(path, mediaType, name, entityTag: new EntityTagHeaderValue($"\"{sha256}\""), enableRangeProcessing: true);
    }

    /// <summary>The headers of anything that users have made. Whether it may be seen is asked again each time, so no cache keeps it unasked.</summary>
    public static void Harden(HttpResponse response)
    {
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        response.Headers.CacheControl = "private, no-cache";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
