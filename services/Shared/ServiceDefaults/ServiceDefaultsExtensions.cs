using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Telemetry;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.ServiceDefaults;

/// <summary>What every service shares at its door: telemetry, health, authentication, problem details, JSON, language, OpenAPI.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>Registers the defaults. Call first.</summary>
    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder)
    {
        builder.AddTelemetry();
        builder.AddQuietLogs();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new ProblemTexts(Assembly.Load(builder.Environment.ApplicationName)));
        services.AddProblemDetails(options => options.CustomizeProblemDetails = StatusProblems.Complete);
        services.AddExceptionHandler<ProblemHandler>();
        services.AddTokenAuthentication(builder.Configuration);
        services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), ["live"]);
        services.AddOpenApi();
        services.AddRequestLocalization(options =>
        {
            options.SetDefaultCulture("zh-CN").AddSupportedCultures("zh-CN", "en").AddSupportedUICultures("zh-CN", "en");
            options.ApplyCurrentCultureToResponseHeaders = true;
        });
        services.ConfigureHttpJsonOptions(options =>
        {
            ConfigureJson(options.SerializerOptions);
            options.SerializerOptions.Converters.Add(new SoundInstant());
        });
        return builder;
    }

    /// <summary>The platform's JSON: camelCase, enums by name, nothing where there is nothing.</summary>
    public static void ConfigureJson(JsonSerializerOptions json)
    {
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        json.Converters.Add(new SoundText());
        json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        json.PropertyNameCaseInsensitive = true;
        json.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    }

    /// <summary>Puts the defaults into the pipeline and maps <c>/health</c> (ready) and <c>/alive</c>.</summary>
    public static WebApplication UseServiceDefaults(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.Use(RefuseNul);
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealthChecks("/health").AllowAnonymous().ExcludeFromDescription();
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = check => check.Tags.Contains("live") })
            .AllowAnonymous().ExcludeFromDescription();
        return app;
    }

    /// <summary>PostgreSQL has no text with U+0000: such an address is the caller's mistake, not ours.</summary>
    private static Task RefuseNul(HttpContext context, RequestDelegate next) =>
        context.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true || context.Request.Path.Value?.Contains('\0', StringComparison.Ordinal) == true
            ? throw new RuleException("request.character") { Status = StatusCodes.Status400BadRequest }
            : next(context);

    /// <summary>
    /// The service's API under <c>/api/NAME</c>: shapes are validated, versions become ETags, and the OpenAPI document lies at
    /// <c>/api/NAME/openapi.json</c>.
    /// </summary>
    public static RouteGroupBuilder MapApi(this WebApplication app, string name)
    {
        app.MapOpenApi($"/api/{name}/openapi.json").AllowAnonymous();
        return app.MapGroup($"/api/{name}").AddEndpointFilter<ShapeFilter>().AddEndpointFilter<ETagFilter>();
    }
}
