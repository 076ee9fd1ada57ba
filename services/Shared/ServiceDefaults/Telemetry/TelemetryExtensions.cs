using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ScenarioHub.ServiceDefaults.Telemetry;

/// <summary>
/// Traces, metrics and logs over OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set, nothing otherwise. The sources are the ones that the
/// libraries have built in, so no instrumentation package is needed.
/// </summary>
public static class TelemetryExtensions
{
    internal static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        // Without this switch, ASP.NET Core leaves the standard HTTP tags to an instrumentation package.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return;
        }

        var resource = ResourceBuilder.CreateDefault()
            .AddService(builder.Configuration["OTEL_SERVICE_NAME"] ?? builder.Environment.ApplicationName, serviceInstanceId: Environment.ProcessId.ToString());
        builder.Logging.AddOpenTelemetry(logs => logs.SetResourceBuilder(resource).AddOtlpExporter());
        builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(HubTelemetry.Name, "Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "MassTransit", "Yarp.ReverseProxy")
            .AddOtlpExporter().Build());
        builder.Services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(HubTelemetry.Name, "Microsoft.AspNetCore.Hosting", "System.Net.Http", "Npgsql", "MassTransit", "System.Runtime")
            .AddOtlpExporter().Build());
        builder.Services.AddHostedService<TelemetryStart>();
    }

    /// <summary>One line an entry, and libraries speak only when something is wrong; <c>Logging__LogLevel__…</c> still overrides.</summary>
    internal static void AddQuietLogs(this IHostApplicationBuilder builder)
    {
        foreach (var library in (string[])["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "MassTransit", "System.Net.Http", "Yarp", "Microsoft.Hosting"])
        {
            builder.Logging.AddFilter(library, LogLevel.Warning);
        }

        // Being unready for a moment is normal at a start; /health says what is missing, and whoever asks decides what to make of it.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);

        // A connection that fails is told by whoever needed it, once, with what is done about it.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Connection", LogLevel.None);
        builder.Logging.AddFilter("Yarp.ReverseProxy.Health", LogLevel.Error);

        // The gateway tells itself which replica did not answer.
        builder.Logging.AddFilter("Yarp.ReverseProxy.Forwarder", LogLevel.None);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
    }

    /// <summary>Builds both providers at start; the container flushes them when it is disposed.</summary>
    private sealed class TelemetryStart(TracerProvider tracer, MeterProvider meter) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            _ = tracer;
            _ = meter;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
