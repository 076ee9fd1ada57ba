using Microsoft.AspNetCore.ResponseCompression;

namespace ScenarioHub.Gateway.Headers;

/// <summary>Compresses what the services send as it is: pages, scripts, styles and JSON; never streams of events.</summary>
public static class Compression
{
    /// <summary>Registers it, for HTTPS too: the tokens in pages differ from answer to answer, so lengths tell nothing.</summary>
    public static void AddCompression(this WebApplicationBuilder builder) => builder.Services.AddResponseCompression(options =>
    {
        options.EnableForHttps = true;
        options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "image/svg+xml", "application/x-ndjson"];
        options.ExcludedMimeTypes = ["text/event-stream"];
    });
}
