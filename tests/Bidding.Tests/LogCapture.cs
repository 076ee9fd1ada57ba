using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ScenarioHub.Bidding.Tests;

/// <summary>Keeps what the service logs while a test listens, exceptions included; at other times nothing is even written.</summary>
[ProviderAlias("Capture")]
public sealed class LogCapture : ILoggerProvider, ILogger
{
    private int _listeners;

    public ConcurrentQueue<string> Lines { get; } = [];

    /// <summary>Listens until disposed.</summary>
    public IDisposable Listen()
    {
        Interlocked.Increment(ref _listeners);
        return new Listener(this);
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => Volatile.Read(ref _listeners) > 0;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }

    private sealed class Listener(LogCapture capture) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref capture._listeners);
    }
}
