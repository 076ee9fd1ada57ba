using Microsoft.AspNetCore.Hosting;
using ScenarioHub.Scenarios;
using ScenarioHub.Testing;

namespace ScenarioHub.Bench.Files;

/// <summary>The Scenarios service in this process behind a real port, on a database of its own.</summary>
public sealed class Service : ServiceApp<Program, ScenariosDb>
{
    private readonly string _files = Directory.CreateTempSubdirectory("hub-bench-files-").FullName;

    public Service() => UseKestrel(0);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_files, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseContentRoot(AppContext.BaseDirectory);
        builder.UseSetting("Files:Path", _files);
        builder.UseSetting("Files:ReserveMegabytes", "1");
    }
}
