using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using ScenarioHub.Gateway.Problems;

namespace ScenarioHub.Gateway.Limits;

/// <summary>Keeps one source from taking everything: by address, by person, and strictly where passwords could be guessed.</summary>
public static class LimitExtensions
{
    /// <summary>Where passwords are tried and accounts are made, at the API and at the web.</summary>
    private static readonly HashSet<string> Strict = new(StringComparer.OrdinalIgnoreCase)
    {
        "/api/identity/sessions", "/api/identity/organizations", "/api/identity/password", "/api/identity/invitations/accept",
        "/connect/token", "/sign-in", "/register", "/invitation",
    };

    /// <summary>Registers the limits.</summary>
    public static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => services.GetRequiredService<IConfiguration>().GetSection("Limits").Get<LimitSettings>() ?? new());
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddOptions<RateLimiterOptions>().Configure<LimitSettings>((options, limits) =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                Limiter(limits.Address, http => IsProbe(http) ? null : Source.AddressOf(http)),
                Limiter(limits.User, http => Source.PersonOf(http, limits.SessionCookie)),
                Limiter(limits.SignIn, http => IsStrict(http.Request) ? Source.AddressOf(http) : null));
            options.OnRejected = (context, _) => Refuse(context);
        });
    }

    private static bool IsProbe(HttpContext http) => http.Request.Path.Value is "/health" or "/alive";

    private static bool IsStrict(HttpRequest request) => HttpMethods.IsPost(request.Method) && Strict.Contains(request.Path.Value!.TrimEnd('/'));

    /// <summary>One bucket for each source; none where there is no source.</summary>
    private static PartitionedRateLimiter<HttpContext> Limiter(Limit limit, Func<HttpContext, string?> sourceOf) =>
        PartitionedRateLimiter.Create<HttpContext, string>(http => limit.Burst > 0 && sourceOf(http) is { } source
            ? RateLimitPartition.GetTokenBucketLimiter(source, _ => new()
            {
                TokenLimit = limit.Burst,
                TokensPerPeriod = 1,
                ReplenishmentPeriod = TimeSpan.FromMinutes(1 / limit.PerMinute),
                AutoReplenishment = true,
            })
            : RateLimitPartition.GetNoLimiter(""));

    private static async ValueTask Refuse(OnRejectedContext context)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await context.HttpContext.RequestServices.GetRequiredService<Answers>()
            .WriteAsync(context.HttpContext, StatusCodes.Status429TooManyRequests, "gateway.limit", seconds);
    }
}
