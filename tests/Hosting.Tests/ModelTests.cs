using System.Diagnostics;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using ScenarioHub.LocalHosting.Supervision;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Hosting.Tests;

/// <summary>A small model with everything in it, on real processes and a real PostgreSQL.</summary>
public sealed class ModelTests : IAsyncLifetime
{
    private const string Sample = "SampleService/ScenarioHub.Hosting.SampleService.csproj";

    private readonly HttpClient _http = new();
    private readonly string _journal = Path.GetTempFileName();
    private readonly DistributedApplication _application;
    private readonly IResourceBuilder<ProjectResource> _service;
    private readonly IResourceBuilder<ProjectResource> _gateway;

    public ModelTests()
    {
        var builder = DistributedApplication.CreateBuilder(["--ephemeral=true"]);
        var database = builder.AddPostgres("postgres").AddDatabase("things-db", "things");
        var key = builder.AddParameter("master-key", secret: true);
        var migrations = builder.AddProject("migrations", Sample).WithArgs("end", "0")
            .WithReference(database).WithEnvironment("JOURNAL", _journal);
        _service = builder.AddProject("service", Sample).WithHttpEndpoint().WithHttpHealthCheck("/health").WithReplicas(2)
            .WithReference(database, connectionName: "db").WithEnvironment("KEY", key).WithEnvironment("JOURNAL", _journal)
            .WaitForCompletion(migrations);
        _gateway = builder.AddProject("gateway", Sample).WithHttpEndpoint().WithExternalHttpEndpoints().WithHttpHealthCheck("/health")
            .WithReference(_service).WithEnvironment("JOURNAL", _journal)
            .WaitFor(_service);
        _application = builder.Build();
    }

    public async ValueTask InitializeAsync() => await _application.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _http.Dispose();
        File.Delete(_journal);
    }

    [Fact]
    public async Task Everything_starts_after_what_it_waits_for_and_stops_before_it_and_nothing_is_left()
    {
        var processes = Names.SelectMany(_application.Orchestrator.ProcessesOf).Select(process => process.ProcessId!.Value).ToList();

        await _application.StopAsync();

        Assert.Equal(
            ["migrations ends", "service starts", "service starts", "gateway starts", "gateway stops", "service stops", "service stops"],
            await File.ReadAllLinesAsync(_journal));
        Assert.Equal(4, processes.Count);
        Assert.All(processes, process => Assert.Null(UnixProcess.StartTime(process)));
    }

    [Fact]
    public async Task Every_process_learns_its_neighbours_from_its_environment()
    {
        var replicas = _service.Resource.Plan.Addresses.ToList();

        Assert.Equal(2, replicas.Distinct().Count());
        Assert.Equal(replicas[0], await Variable(_gateway, "services__service__http__0"));
        Assert.Equal(replicas[1], await Variable(_gateway, "services__service__http__1"));
        Assert.Contains("Database=things", await Variable(_service, "ConnectionStrings__db"), StringComparison.Ordinal);
        Assert.Equal(32, Convert.FromBase64String(await Variable(_service, "KEY")).Length);
        Assert.Equal("service", await Variable(_service, "OTEL_SERVICE_NAME"));
    }

    [Fact]
    public async Task A_killed_process_comes_back_after_a_second_on_the_same_address()
    {
        var process = _application.Orchestrator.ProcessesOf("gateway")[0];
        var (before, clock) = (process.ProcessId, Stopwatch.StartNew());

        await process.KillAsync();
        await Eventually.Async(() => Task.FromResult(process.ProcessId), now => now is not null && now != before);
        Assert.True(clock.Elapsed >= TimeSpan.FromSeconds(1), "It came back without waiting.");
        await Eventually.Async(() => AnswersAsync(_gateway), answers => answers);

        Assert.Equal(2, process.Starts);
    }

    private static readonly string[] Names = ["postgres", "service", "gateway"];

    private Task<string> Variable(IResourceBuilder<ProjectResource> of, string name) =>
        _http.GetStringAsync(new Uri($"{of.Resource.Plan.Addresses.First()}/environment/{name}"));

    private async Task<bool> AnswersAsync(IResourceBuilder<ProjectResource> project)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri($"{project.Resource.Plan.Addresses.First()}/health"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
