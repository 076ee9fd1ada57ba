// A service for the orchestrator's tests: tells its environment, keeps a journal of its life, and dies on request.
if (args is ["end", var code])
{
    Journal("ends");
    return int.Parse(code, System.Globalization.CultureInfo.InvariantCulture);
}

var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/health", () => Results.Ok());
app.MapGet("/environment/{name}", (string name) => Environment.GetEnvironmentVariable(name) ?? "");
app.Lifetime.ApplicationStarted.Register(() => Journal("starts"));
app.Lifetime.ApplicationStopping.Register(() => Journal("stops"));
app.Run();
return 0;

static void Journal(string what)
{
    if (Environment.GetEnvironmentVariable("JOURNAL") is { } file)
    {
        File.AppendAllText(file, $"{Environment.GetEnvironmentVariable("OTEL_SERVICE_NAME")} {what}\n");
    }
}
