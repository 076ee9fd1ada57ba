using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace ScenarioHub.Gateway.Cache;

/// <summary>
/// Which answers are kept: the first pages of the catalogue as everybody sees them. A request that carries a token, or any cookie but the
/// one for the language, is somebody's own and goes through; so does the first request for an address. An answer that sets a cookie is never kept.
/// </summary>
internal sealed class PublicPages(Hearing hearing) : IOutputCachePolicy
{
    /// <summary>All kept pages carry it; one event throws all of them away.</summary>
    public const string Tag = "catalogue";

    /// <summary>How long a page is kept where no event comes.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private const int LongestQuery = 400;
    private const string LanguageCookie = "hub.language";

    private static readonly HashSet<string> Paths = new(StringComparer.OrdinalIgnoreCase)
    {
        "/api/scenarios/catalogue", "/api/scenarios/catalogue/", "/api/scenarios/catalogue/facets", "/api/scenarios/catalogue/deadlines.ics",
        "/", "/scenarios", "/scenarios/calendar", "/sitemap.xml",
    };

    private readonly AskedBefore _asked = new();

    /// <inheritdoc />
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var open = hearing.Hears && IsPublic(context.HttpContext.Request);
        context.EnableOutputCaching = open;
        context.AllowCacheLookup = open;
        context.AllowCacheStorage = open && _asked.Note(context.HttpContext.Request);
        context.AllowLocking = context.AllowCacheStorage;
        if (open)
        {
            context.ResponseExpirationTimeSpan = Longest;
            context.Tags.Add(Tag);
            context.CacheVaryByRules.QueryKeys = "*";
            context.CacheVaryByRules.VaryByValues["language"] = LanguageOf(context.HttpContext.Request);
            context.CacheVaryByRules.VaryByValues["encoding"] = EncodingOf(context.HttpContext.Request);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <inheritdoc />
    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie))
        {
            context.AllowCacheStorage = false;
        }

        return ValueTask.CompletedTask;
    }

    private static bool IsPublic(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && Paths.Contains(request.Path.Value ?? "")
        && (request.QueryString.Value?.Length ?? 0) <= LongestQuery
        && !request.Query.ContainsKey("after")
        && StringValues.IsNullOrEmpty(request.Headers.Authorization)
        && request.Cookies.All(cookie => cookie.Key == LanguageCookie);

    /// <summary>The reader's languages as they were sent; every service chooses from the same two.</summary>
    private static string LanguageOf(HttpRequest request) => $"{request.Cookies[LanguageCookie]}|{request.Headers.AcceptLanguage}";

    private static string EncodingOf(HttpRequest request)
    {
        var accepted = request.Headers.AcceptEncoding.ToString();
        return accepted.Contains("br", StringComparison.OrdinalIgnoreCase) ? "br" : accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip" : "";
    }
}
