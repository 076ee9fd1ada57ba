using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;

namespace ScenarioHub.Bench.Publishing;

/// <summary>The peer: YARP with one route and nothing else, before a server that always gives the same bytes.</summary>
internal sealed class BareProxy : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly WebApplication _proxy;

    private BareProxy(WebApplication server, WebApplication proxy) => (_server, _proxy) = (server, proxy);

    /// <summary>Where the proxy listens.</summary>
    public Uri Address => AddressOf(_proxy);

    /// <summary>Starts both.</summary>
    public static async Task<BareProxy> StartAsync(byte[] answer)
    {
        var server = Builder().Build();
        server.Run(http =>
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = answer.Length;
            return http.Response.Body.WriteAsync(answer).AsTask();
        });
        await server.StartAsync();

        var builder = Builder();
        builder.Services.AddReverseProxy().LoadFromMemory(
            [new RouteConfig { RouteId = "all", ClusterId = "server", Match = new() { Path = "/{**rest}" } }],
            [new ClusterConfig { ClusterId = "server", Destinations = new Dictionary<string, DestinationConfig> { ["one"] = new() { Address = AddressOf(server).ToString() } } }]);
        var proxy = builder.Build();
        proxy.MapReverseProxy();
        await proxy.StartAsync();
        return new(server, proxy);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        await _server.DisposeAsync();
    }

    private static WebApplicationBuilder Builder()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        return builder;
    }

    private static Uri AddressOf(WebApplication app) =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
}
