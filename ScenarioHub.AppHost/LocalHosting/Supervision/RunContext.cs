using Microsoft.Extensions.Configuration;
using ScenarioHub.LocalHosting.Data;
using ScenarioHub.LocalHosting.Output;

namespace ScenarioHub.LocalHosting.Supervision;

/// <summary>What every resource of one run shares.</summary>
internal sealed record RunContext(
    DataDirectory Data, IConfiguration Configuration, LogStream Log, OwnedProcesses Owned, TimeProvider Clock)
{
    public HttpClient Http { get; } = new(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(2) });

    public SupervisedProcess Supervise(ProcessSpec spec) => new(spec, Log, Owned, Clock);
}
