using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ScenarioHub.Files;

/// <summary>Gives a service a place for files.</summary>
public static class FilesExtensions
{
    /// <summary>Registers the store from section <c>Files</c>, and the scanner where <c>Files:Clamd</c> names one.</summary>
    public static WebApplicationBuilder AddFiles(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => services.GetRequiredService<IConfiguration>().GetSection("Files").Get<FileSettings>() ?? new());
        builder.Services.AddSingleton<IVirusScan>(services => Scanner(services.GetRequiredService<FileSettings>(), services.GetRequiredService<ILogger<ClamdScan>>()));
        builder.Services.AddSingleton<FileStore>();
        builder.Services.AddHostedService<IncomingSweep>();
        return builder;
    }

    private static IVirusScan Scanner(FileSettings settings, ILogger<ClamdScan> log) => settings.Clamd?.Split(':') switch
    {
        null or [""] => new NoVirusScan(),
        [var host, var port] when int.TryParse(port, out var number) => new ClamdScan(host, number, TimeSpan.FromSeconds(settings.ClamdSeconds), log),
        _ => throw new InvalidOperationException($"'Files:Clamd' must be host:port, not '{settings.Clamd}'."),
    };

    /// <summary>Removes at start what a crash has left half arrived. A day is longer than any upload takes, also on another replica.</summary>
    private sealed class IncomingSweep(FileStore store, TimeProvider clock) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            var folder = Directory.CreateDirectory(store.Incoming);
            foreach (var left in folder.EnumerateFiles().Where(file => file.LastWriteTimeUtc < clock.GetUtcNow().AddDays(-1)))
            {
                left.Delete();
            }

            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
