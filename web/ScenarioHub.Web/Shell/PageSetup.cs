using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ScenarioHub.Web.Pages.Desk;
using ScenarioHub.Web.Session;

namespace ScenarioHub.Web.Shell;

/// <summary>Pages instead of problem documents: language by cookie, errors as pages, static rendering.</summary>
public static class PageSetup
{
    /// <summary>Adds what pages need.</summary>
    public static void AddPages(this WebApplicationBuilder builder)
    {
        // A built tree serves its compressed assets too, not only a published one; only a developer's edits are read anew.
        builder.WebHost.UseStaticWebAssets();
        builder.Configuration["ReloadStaticAssetsAtRuntime"] ??= builder.Environment.IsDevelopment() ? "true" : "false";

        var services = builder.Services;
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        services.AddLocalization();
        services.AddScoped<Flash>();

        // Files of sealed bids pass through here: they stay in memory, because a form's buffer on disk would keep them in the clear.
        services.Configure<FormOptions>(options => options.MemoryBufferThreshold = 32 * 1024 * 1024);
        // A list of two thousand scenarios posts a place for each.
        services.Configure<FormOptions>(options => options.ValueCountLimit = 10_000);
        services.AddTransient<TodayTasks>();

        // Chinese stands in the page as Chinese, not as numbers five times as long.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));

        // The service defaults answer errors with JSON; a reader gets a page.
        services.RemoveAll<IExceptionHandler>();
        services.Configure<RequestLocalizationOptions>(options =>
            options.RequestCultureProviders.OfType<CookieRequestCultureProvider>().Single().CookieName = LanguageCookie.Name);
    }

    /// <summary>Puts language, error pages, authentication and antiforgery into the pipeline.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            AllowStatusCode404Response = true,
            CreateScopeForErrors = true,
            StatusCodeSelector = StatusOf,
            SuppressDiagnosticsCallback = context => StatusOf(context.Exception) < StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute("/error", createScopeForStatusCodePages: true);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    /// <summary>Maps <c>/health</c> (ready) and <c>/alive</c>.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health").AllowAnonymous();
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = check => check.Tags.Contains("live") }).AllowAnonymous();
    }

    private static int StatusOf(Exception exception) => exception switch
    {
        ApiProblem { Status: < StatusCodes.Status500InternalServerError } problem => problem.Status,
        ApiProblem or HttpRequestException or TaskCanceledException => StatusCodes.Status503ServiceUnavailable,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };
}
