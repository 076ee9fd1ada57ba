using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Messaging.Tests;
using ScenarioHub.Messaging.Worker;
using ScenarioHub.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(WorkerApp))]

namespace ScenarioHub.Messaging.Tests;

/// <summary>The smallest service, in this process.</summary>
public class WorkerApp : ServiceApp<Program, WorkerDb>
{
    /// <summary>A file whose existence lets poisoned facts pass.</summary>
    public string Antidote { get; } = Path.Combine(Path.GetTempPath(), $"antidote-{Guid.NewGuid():n}");

    /// <summary>A fact with a name that tells the consumer how to behave.</summary>
    public static ScenarioApproved Fact(string name, long version = 1) =>
        new(Guid.CreateVersion7(), version, "CJ-2026-000001", name, new Party(Guid.Empty, "园区"), DateTimeOffset.UtcNow);

    /// <summary>Stores facts in the outbox as an endpoint would.</summary>
    public Task StoreAsync(params ScenarioApproved[] facts) => WithDbAsync(async db =>
    {
        db.Publish([.. facts]);
        return await db.SaveChangesAsync();
    });

    /// <summary>How often a fact was handled.</summary>
    public Task<int> TimesHandledAsync(Guid fact) => WithDbAsync(db => db.Handled.CountAsync(h => h.Fact == fact));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Antidote", Antidote);
    }
}
