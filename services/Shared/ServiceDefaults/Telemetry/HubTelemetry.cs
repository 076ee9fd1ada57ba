using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ScenarioHub.ServiceDefaults.Telemetry;

/// <summary>The platform's own source of spans and its meter, beside those that ASP.NET Core, HttpClient, Npgsql and MassTransit bring.</summary>
public static class HubTelemetry
{
    /// <summary>The name of both.</summary>
    public const string Name = "ScenarioHub";

    /// <summary>Spans of the platform's own work: outbox relay, matching, sealing.</summary>
    public static readonly ActivitySource Source = new(Name);

    /// <summary>Figures of the platform's own work, such as <c>scenariohub.outbox.lag</c>.</summary>
    public static readonly Meter Meter = new(Name);
}
