using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using ScenarioHub.LocalHosting.Servers;

namespace ScenarioHub.LocalHosting.Supervision;

/// <summary>Brings one resource of the model up, and down again.</summary>
internal sealed class ResourceRunner(Resource resource, RunContext context)
{
    private readonly List<SupervisedProcess> _processes = [];
    private Func<Task<IReadOnlyList<ProcessSpec>>>? _prepareServer;

    public IReadOnlyList<SupervisedProcess> Processes => _processes;

    /// <summary>Decides ports and connection strings; nothing runs yet.</summary>
    public void ChooseAddresses()
    {
        switch (resource)
        {
            case PostgresServerResource server:
                ChooseAddress(server);
                break;
            case RabbitMQServerResource server:
                ChooseAddress(server);
                break;
            case { Plan.Http: { } endpoint }:
                resource.Plan.Ports.AddRange(Enumerable.Range(0, resource.Plan.Replicas).Select(_ => Port(endpoint.Port)));
                break;
        }
    }

    public Task StartAsync(CancellationToken ct) => resource switch
    {
        ParameterResource => Task.CompletedTask,
        PostgresDatabaseResource database => PostgresHealth.CreateDatabaseAsync(database.Parent.ConnectionString!, database.DatabaseName, ct),
        PostgresServerResource { ConnectionString: { } outside } when _prepareServer is null =>
            AwaitOutsideServerAsync(stop => PostgresHealth.AskAsync(outside, "the given password", stop), ct),
        RabbitMQServerResource { ConnectionString: { } outside } when _prepareServer is null =>
            AwaitOutsideServerAsync(stop => RabbitMQHealth.AskAsync(outside, stop), ct),
        PostgresServerResource or RabbitMQServerResource => StartServerAsync(ct),
        { Plan.EndsWith: { } exitCode } => RunToEndAsync(exitCode, ct),
        _ => StartReplicasAsync(ct),
    };

    public async Task StopAsync()
    {
        // The last one started goes first: the port mapper outlives its server.
        foreach (var process in Enumerable.Reverse(_processes))
        {
            await process.StopAsync();
        }
    }

    private void ChooseAddress(PostgresServerResource server)
    {
        server.ConnectionString = context.Configuration.GetConnectionString(server.Name);
        if (server.ConnectionString is null)
        {
            var instance = new PostgresInstance(server.Name, context.Data, Port(server.RequestedPort),
                ValueOf(server.UserNameParameter) ?? "scenariohub", ValueOf(server.PasswordParameter)!);
            server.ConnectionString = instance.ConnectionString;
            _prepareServer = async () => [await instance.PrepareAsync()];
        }
    }

    private void ChooseAddress(RabbitMQServerResource server)
    {
        server.ConnectionString = context.Configuration.GetConnectionString(server.Name);
        if (server.ConnectionString is null)
        {
            int? management = server.ManagementPlugin || context.Configuration.GetValue("management", false) ? LoopbackPorts.Next() : null;
            var instance = new RabbitMQInstance(server.Name, context.Data, Port(server.RequestedPort),
                ValueOf(server.UserNameParameter) ?? "scenariohub", ValueOf(server.PasswordParameter)!) { ManagementPort = management };
            server.ConnectionString = instance.ConnectionString;
            server.ManagementAddress = instance.ManagementAddress;
            _prepareServer = async () =>
            {
                var (mapper, broker) = await instance.PrepareAsync();
                return [mapper, broker];
            };
        }
    }

    private async Task StartServerAsync(CancellationToken ct)
    {
        foreach (var spec in await _prepareServer!())
        {
            ct.ThrowIfCancellationRequested();
            await StartOneAsync(spec, ct);
        }
    }

    private async Task StartReplicasAsync(CancellationToken ct)
    {
        var specs = await ProjectProcess.SpecsAsync(resource, context.Http);
        await Task.WhenAll(specs.Select(spec => StartOneAsync(spec, ct)));
    }

    private Task StartOneAsync(ProcessSpec spec, CancellationToken ct)
    {
        var process = context.Supervise(spec);
        _processes.Add(process);
        return process.StartAsync(ct);
    }

    private async Task RunToEndAsync(int expected, CancellationToken ct)
    {
        var spec = (await ProjectProcess.SpecsAsync(resource, context.Http)).Single();
        var process = await ManagedProcess.StartAsync(spec, context.Log, context.Owned);
        await using var stop = ct.Register(() => _ = process.StopAsync(context.Clock));
        var exitCode = await process.Ended;
        ct.ThrowIfCancellationRequested();
        if (exitCode != expected)
        {
            throw new DistributedApplicationException(
                $"{resource.Name} ended with exit code {exitCode} instead of {expected}, so nothing that needs it was started. Its last lines above say why.");
        }
    }

    private async Task AwaitOutsideServerAsync(Func<CancellationToken, Task<bool>> ask, CancellationToken ct)
    {
        var patience = TimeSpan.FromSeconds(30);
        var deadline = context.Clock.GetUtcNow() + patience;
        while (!await ask(ct))
        {
            if (context.Clock.GetUtcNow() > deadline)
            {
                throw new DistributedApplicationException(
                    $"The server of ConnectionStrings__{resource.Name} did not answer within {patience.TotalSeconds:0} s.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), context.Clock, ct);
        }
    }

    private int Port(int? requested) => requested is { } port ? LoopbackPorts.Require(port, resource.Name) : LoopbackPorts.Next();

    private static string? ValueOf(ParameterResource? parameter) => parameter?.Value.TrimEnd('=');
}
