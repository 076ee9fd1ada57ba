using Microsoft.AspNetCore.Http.Features;
using ScenarioHub.Gateway.Problems;

namespace ScenarioHub.Gateway.Limits;

/// <summary>How much may be sent: 25 MB where files are imported or attached, 2 MB elsewhere.</summary>
public static class BodyLimit
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>Where no file is expected.</summary>
    public const long Usual = 2 * Megabyte;

    /// <summary>Where files are imported.</summary>
    public const long Import = 25 * Megabyte;

    /// <summary>A client that sends on after the refusal is listened to this far, so that it comes to read the answer.</summary>
    private const long MostDrained = 200L * Megabyte;

    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(20);

    /// <summary>A step of the proxy: refuses what announces itself as too large at once; what does not is cut off by the server at the same limit.</summary>
    public static async Task Enforce(HttpContext http, Func<Task> next)
    {
        var most = http.GetReverseProxyFeature().Route.Config.MaxRequestBodySize ?? Usual;
        if (http.Request.ContentLength is not { } announced || announced <= most)
        {
            await next();
            return;
        }

        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        http.Response.Headers.Connection = "close";
        await http.RequestServices.GetRequiredService<Answers>()
            .WriteAsync(http, StatusCodes.Status413PayloadTooLarge, "gateway.body", most / Megabyte);
        await http.Response.CompleteAsync();
        await DrainAsync(http.Request, announced);
    }

    /// <summary>Most clients send everything before they read; closing the connection under them would hide the answer.</summary>
    private static async Task DrainAsync(HttpRequest request, long announced)
    {
        if (announced > MostDrained)
        {
            return;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(request.HttpContext.RequestAborted);
        end.CancelAfter(LongestDrain);
        try
        {
            await request.Body.CopyToAsync(System.IO.Stream.Null, end.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client has gone or is too slow; it was answered, and nobody needs the rest.
            request.HttpContext.Abort();
        }
    }
}
