using System.Reflection;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Npgsql;
using ScenarioHub.Bidding;
using ScenarioHub.Identity;
using ScenarioHub.Matchmaking;
using ScenarioHub.Messaging;
using ScenarioHub.Notifications;
using ScenarioHub.Persistence.Migrations;
using ScenarioHub.Scenarios;

// Brings every service's database and queues to this version before any service starts. Takes the connection strings NAME-db
// (ConnectionStrings__identity-db, …) and messaging, does what is missing, and ends with 0, or with 1 and one line that says what is wrong.
var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
(string Name, Assembly Assembly)[] services =
[
    ("identity", typeof(IdentityDb).Assembly),
    ("scenarios", typeof(ScenariosDb).Assembly),
    ("bidding", typeof(BiddingDb).Assembly),
    ("matchmaking", typeof(MatchmakingDb).Assembly),
    ("notifications", typeof(NotificationsDb).Assembly),
];
try
{
    var messaging = new Uri(Needed("messaging"));

    // Side by side: every quorum queue waits for the disk, and they are many.
    await Task.WhenAll(services.Select(async service =>
    {
        var topology = Topology.DeployAsync(messaging, service.Name, service.Assembly);
        var applied = await MigrationRunner.ApplyAsync(Needed($"{service.Name}-db"), Migration.For(service.Assembly));
        await topology;
        Console.WriteLine(applied is [] ? $"{service.Name}: up to date" : $"{service.Name}: {string.Join(", ", applied)}");
    }));
    return 0;
}
catch (Exception e) when (e is MigrationException or NpgsqlException or MassTransitException or OperationCanceledException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}

string Needed(string name) =>
    configuration.GetConnectionString(name) ?? throw new MigrationException($"The connection string '{name}' is missing.");
