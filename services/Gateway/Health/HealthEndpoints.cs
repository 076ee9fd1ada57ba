namespace ScenarioHub.Gateway.Health;

/// <summary>The health of the whole and of the gateway itself. Anyone may ask.</summary>
public static class HealthEndpoints
{
    /// <summary>Maps <c>/health</c> (200 once every replica of every part is healthy, 503 until then) and <c>/alive</c>.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/alive", () => TypedResults.Text("alive")).AllowAnonymous();
        app.MapGet("/health", async (WholeHealth whole, CancellationToken ct) =>
        {
            var report = await whole.ReportAsync(ct);
            var status = report.Status == "healthy" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            return TypedResults.Json(report, statusCode: status);
        }).AllowAnonymous();
    }
}
