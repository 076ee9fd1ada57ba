using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using ScenarioHub.LocalHosting.Data;
using ScenarioHub.LocalHosting.Output;
using ScenarioHub.LocalHosting.Servers;

namespace ScenarioHub.LocalHosting.Supervision;

/// <summary>Starts the resources of a model in the order of their needs, side by side where they do not need each other, and stops them in reverse.</summary>
internal sealed class Orchestrator(IReadOnlyList<Resource> resources, DataDirectory data, IConfiguration configuration)
{
    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly List<Resource> _resources = [.. Chosen(resources, configuration["only"])];
    private readonly Dictionary<IResource, ResourceRunner> _runners = [];
    private InstanceLock? _lock;
    private Task? _stopping;

    public LogStream Log { get; } = LogStream.ToConsole();

    public async Task StartAsync(CancellationToken ct)
    {
        var began = _clock.GetTimestamp();
        try
        {
            await PrepareAsync();
            await StartAllAsync(ct);
            await RunNotes.WriteAsync(data, _resources);
        }
        catch (IOException error) when (IsDiskFull(error))
        {
            await StopAsync();
            throw new DistributedApplicationException($"The disk that holds {data.Root} is full. Free some space, or say --data=DIRECTORY on another disk.", error);
        }
        catch (UnauthorizedAccessException error)
        {
            await StopAsync();
            throw new DistributedApplicationException($"{data.Root} belongs to another account ({error.Message}). Run as that account, or say --data=DIRECTORY.", error);
        }
        catch
        {
            await StopAsync();
            throw;
        }

        AddressTable.Print(Log, _resources, _clock.GetElapsedTime(began));
    }

    /// <summary>Ends everything in order; asking twice waits for the same end.</summary>
    public Task StopAsync() => _stopping ??= StopAllAsync();

    /// <summary>For the second Ctrl-C: no order, no patience.</summary>
    public void KillEverything()
    {
        foreach (var process in _runners.Values.SelectMany(runner => runner.Processes))
        {
            _ = process.KillAsync(hold: true);
        }
    }

    /// <summary>The processes of one resource, for tests that break things on purpose.</summary>
    public IReadOnlyList<SupervisedProcess> ProcessesOf(string name) =>
        _runners.First(runner => runner.Key.Name == name).Value.Processes;

    private async Task PrepareAsync()
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new DistributedApplicationException("The local orchestrator needs Linux. Elsewhere, use Aspire with a container runtime: dotnet run --project ScenarioHub.AppHost -p:Orchestrator=Aspire");
        }

        Programs.Require("setsid", Programs.AptInstall("util-linux"));
        Programs.Require("setpriv", Programs.AptInstall("util-linux"));
        data.Create();
        _lock = InstanceLock.Take(data);
        Log.Expect(_resources.Select(resource => resource.Name));
        var owned = new OwnedProcesses(data.Run);
        var left = await owned.EndAllAsync(_clock);
        if (left.Count > 0)
        {
            Log.Say($"ended what an earlier run left behind: {string.Join(", ", left)}");
        }

        RunNotes.Remove(data);
        await Leftovers.SweepAsync(_clock);
        var context = new RunContext(data, configuration, Log, owned, _clock);
        foreach (var resource in _resources)
        {
            _runners[resource] = new ResourceRunner(resource, context);
        }

        // Every port is known before any process starts, so that references may point both ways.
        foreach (var runner in _runners.Values)
        {
            runner.ChooseAddresses();
        }
    }

    private async Task StartAllAsync(CancellationToken ct)
    {
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var starts = new Dictionary<IResource, Task>();
        try
        {
            await Task.WhenAll(_resources.Select(StartOnce));
        }
        catch when (starts.Values.FirstOrDefault(start => start.IsFaulted) is { } culprit)
        {
            // The first real failure, not the cancellations that it caused.
            await culprit;
        }

        Task StartOnce(IResource resource) =>
            starts.TryGetValue(resource, out var start) ? start : starts[resource] = StartInTurn(resource);

        async Task StartInTurn(IResource resource)
        {
            try
            {
                await Task.WhenAll(resource.Plan().Needs.Select(StartOnce));
                await _runners[resource].StartAsync(failed.Token);
            }
            catch
            {
                await failed.CancelAsync();
                throw;
            }
        }
    }

    private async Task StopAllAsync()
    {
        var stops = new Dictionary<Resource, Task>();
        await Task.WhenAll(_runners.Keys.Cast<Resource>().Select(StopOnce));
        if (_lock is not null)
        {
            new OwnedProcesses(data.Run).Forget();
            RunNotes.Remove(data);
            data.RemoveIfEphemeral();
            _lock.Dispose();
        }

        Task StopOnce(Resource resource) => stops.TryGetValue(resource, out var stop) ? stop : stops[resource] = StopInTurn(resource);

        async Task StopInTurn(Resource resource)
        {
            await Task.WhenAll(StartOrder.DependentsOf(resource, _resources).Select(StopOnce));
            await _runners[resource].StopAsync();
        }
    }

    private static IEnumerable<Resource> Chosen(IReadOnlyList<Resource> resources, string? only) => only switch
    {
        null => resources,
        "servers" => resources.Where(resource => resource is RabbitMQServerResource or PostgresServerResource),
        _ => throw new DistributedApplicationException($"--only={only} is not known; --only=servers starts RabbitMQ and PostgreSQL alone."),
    };

    // ENOSPC
    private static bool IsDiskFull(IOException error) => (error.HResult & 0xFFFF) == 28;
}
