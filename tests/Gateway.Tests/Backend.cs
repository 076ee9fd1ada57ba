using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ScenarioHub.Gateway.Tests;

/// <summary>What a backend saw of a request.</summary>
public record Seen(string Backend, string Method, string Path, string Host, Dictionary<string, string> Headers, long Bytes);

/// <summary>A small real server behind the gateway that says what it sees.</summary>
public sealed class Backend : IAsyncDisposable
{
    private readonly WebApplication _server;

    private Backend(string name, string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url).ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        _server = builder.Build();
        _server.MapGet("/health", () => Healthy ? Results.Ok() : Results.StatusCode(503));
        _server.MapGet("/api/{service}/stream", () => TypedResults.ServerSentEvents(Events.Reader.ReadAllAsync(), "notice"));
        _server.MapGet("/api/{service}/large", () => Results.Text(new string('场', 20_000), "application/json"));
        _server.MapGet("/api/{service}/own-headers", (HttpContext http) => { http.Response.Headers.ContentSecurityPolicy = "default-src https:"; });
        _server.MapGet("/api/{service}/never", (CancellationToken ct) => Task.Delay(Timeout.Infinite, ct));
        _server.Map("/{**path}", async (HttpRequest request) => request.Query.ContainsKey("stream")
            ? TypedResults.ServerSentEvents(Events.Reader.ReadAllAsync(), "notice")
            : Results.Json(new Seen(
                name, request.Method, request.Path, request.Host.ToString(),
                request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()), await CountAsync(request.Body))));
    }

    public bool Healthy { get; set; } = true;

    public Channel<string> Events { get; } = Channel.CreateUnbounded<string>();

    public string Address { get; private set; } = "";

    public static async Task<Backend> StartAsync(string name, string url = "http://127.0.0.1:0")
    {
        var backend = new Backend(name, url);
        await backend._server.StartAsync();
        backend.Address = backend._server.Urls.First();
        return backend;
    }

    public async ValueTask DisposeAsync()
    {
        Events.Writer.TryComplete();
        await _server.StopAsync(new CancellationToken(canceled: true));
        await _server.DisposeAsync();
    }

    private static async Task<long> CountAsync(System.IO.Stream body)
    {
        var buffer = new byte[64 * 1024];
        long count = 0;
        for (int read; (read = await body.ReadAsync(buffer)) > 0; count += read)
        {
        }

        return count;
    }
}
