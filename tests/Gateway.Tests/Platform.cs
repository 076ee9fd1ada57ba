using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;
using ScenarioHub.Gateway.Routing;

namespace ScenarioHub.Gateway.Tests;

/// <summary>The gateway on a real port with one small backend for each part of the platform.</summary>
public sealed class Platform : WebApplicationFactory<Program>
{
    private readonly Dictionary<string, string> _settings = [];

    /// <summary>The backends by <c>NAME-REPLICA</c>.</summary>
    public Dictionary<string, Backend> Backends { get; } = [];

    /// <summary>What the gateway has logged, a line an entry.</summary>
    public Lines Log { get; } = new();

    /// <summary>Starts all; <paramref name="replicas"/> of Scenarios, one of everything else.</summary>
    public static async Task<Platform> StartAsync(int replicas = 1, params (string Key, string Value)[] settings)
    {
        var platform = new Platform();
        foreach (var name in ServiceAddresses.All)
        {
            for (var replica = 0; replica < (name == "scenarios" ? replicas : 1); replica++)
            {
                var backend = await Backend.StartAsync($"{name}-{replica}");
                platform.Backends.Add($"{name}-{replica}", backend);
                platform._settings.Add($"services:{name}:http:{replica}", backend.Address);
            }
        }

        foreach (var (key, value) in settings)
        {
            platform._settings[key] = value;
        }

        platform.UseKestrel();
        platform.StartServer();
        return platform;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var backend in Backends.Values)
        {
            await backend.DisposeAsync();
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // By setting and not by the factory, which gives the port out when the server may have started already.
        builder.ConfigureLogging(logs => logs.AddProvider(Log));
        builder.UseSetting("urls", "http://127.0.0.1:0");
        builder.UseSetting("Gateway:ProbeSeconds", "0.3");
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }
    }
}
