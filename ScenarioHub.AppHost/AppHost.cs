using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace ScenarioHub.AppHost;

/// <summary>
/// The application model: what ScenarioHub is made of, and who needs whom. It uses nothing but the Aspire.Hosting API,
/// so that Aspire and the local orchestrator both run it.
/// </summary>
public static class AppHost
{
    /// <summary>Every reader of the catalogue passes through these processes: 16 MB of new objects between two collections instead of the few that suit a quiet service.</summary>
    private const string RoomForRequests = "0x1000000";

    /// <summary>Runs the whole until it is told to stop.</summary>
    public static void Main(string[] args) => Compose(args).Build().Run();

    /// <summary>
    /// Describes the whole. Arguments: <c>--port=8080</c> (the gateway's), <c>--replicas=1</c> (of every service and
    /// the web), and those of the orchestrator.
    /// </summary>
    public static IDistributedApplicationBuilder Compose(string[] args)
    {
        var builder = DistributedApplication.CreateBuilder(args);
        var port = int.Parse(builder.Configuration["port"] ?? "8080", CultureInfo.InvariantCulture);
        var replicas = int.Parse(builder.Configuration["replicas"] ?? "1", CultureInfo.InvariantCulture);
        var files = builder.Configuration["data"] ?? Path.GetFullPath(Path.Combine(builder.AppHostDirectory, "..", ".data"));
        var issuer = $"http://localhost:{port}";

        var messaging = builder.AddRabbitMQ("messaging").WithDataVolume();
        var postgres = builder.AddPostgres("postgres").WithDataVolume();
        var identityDb = postgres.AddDatabase("identity-db", "identity");
        var scenariosDb = postgres.AddDatabase("scenarios-db", "scenarios");
        var biddingDb = postgres.AddDatabase("bidding-db", "bidding");
        var matchmakingDb = postgres.AddDatabase("matchmaking-db", "matchmaking");
        var notificationsDb = postgres.AddDatabase("notifications-db", "notifications");
        var identityKey = builder.AddParameter("identity-master-key", secret: true);
        var biddingKey = builder.AddParameter("bidding-master-key", secret: true);
        var notificationsKey = builder.AddParameter("notifications-master-key", secret: true);
        var auditKey = builder.AddParameter("audit-key", secret: true);

        var migrations = builder.AddProject("migrations", "../services/Migrations/ScenarioHub.Migrations.csproj")
            .WithReference(identityDb).WithReference(scenariosDb).WithReference(biddingDb)
            .WithReference(matchmakingDb).WithReference(notificationsDb).WithReference(messaging)
            .WaitFor(messaging).WaitFor(identityDb).WaitFor(scenariosDb).WaitFor(biddingDb).WaitFor(matchmakingDb).WaitFor(notificationsDb);

        var identity = Service("identity", "Identity", identityDb)
            .WithEnvironment("Identity__MasterKey", identityKey)
            .WithEnvironment("Identity__Issuer", issuer).WithEnvironment("Authentication__Issuer", issuer);
        var scenarios = Service("scenarios", "Scenarios", scenariosDb)
            .WithEnvironment("Files__Path", Path.Combine(files, "files", "scenarios"))
            .WithEnvironment("DOTNET_GCgen0size", RoomForRequests)
            .WithEnvironment("PublicUrl", issuer);
        var bidding = Service("bidding", "Bidding", biddingDb)
            .WithEnvironment("Bidding__MasterKey", biddingKey)
            .WithEnvironment("Files__Path", Path.Combine(files, "files", "bidding"));
        var matchmaking = Service("matchmaking", "Matchmaking", matchmakingDb)
            .WithEnvironment("Index__Folder", Path.Combine(files, "index"));
        var notifications = Service("notifications", "Notifications", notificationsDb)
            .WithEnvironment("Notifications__MasterKey", notificationsKey)
            .WithEnvironment("PublicUrl", issuer);

        foreach (var service in new[] { scenarios, bidding, matchmaking, notifications })
        {
            service.WithReference(identity).WithEnvironment("Authentication__Issuer", issuer);
        }

        IResourceBuilder<ProjectResource>[] services = [identity, scenarios, bidding, matchmaking, notifications];

        // The key ring is shared by all replicas of the web, so that a form posted to another one is still understood.
        var web = builder.AddProject("web", "../web/ScenarioHub.Web/ScenarioHub.Web.csproj")
            .WithHttpEndpoint()
            .WithHttpHealthCheck("/health")
            .WithReplicas(replicas)
            .WithEnvironment("Authentication__Issuer", issuer)
            .WithEnvironment("DataProtection__Path", Path.Combine(files, "keys", "web"));

        // It needs nobody in order to start, and its /health is that of the whole: it says who is not there yet.
        var gateway = builder.AddProject("gateway", "../services/Gateway/ScenarioHub.Gateway.csproj")
            .WithHttpEndpoint(port: port)
            .WithExternalHttpEndpoints()
            .WithHttpHealthCheck("/health")
            .WithEnvironment("Authentication__Issuer", issuer)
            .WithEnvironment("DOTNET_GCgen0size", RoomForRequests)
            .WithReference(messaging)
            .WithReference(web);

        foreach (var service in services)
        {
            web.WithReference(service);
            gateway.WithReference(service);
        }

        return builder;

        IResourceBuilder<ProjectResource> Service(string name, string folder, IResourceBuilder<PostgresDatabaseResource> database) =>
            builder.AddProject(name, $"../services/{folder}/ScenarioHub.{folder}.csproj")
                .WithReference(database, connectionName: "db")
                .WithReference(messaging)
                .WithEnvironment("Audit__Key", auditKey)
                .WithHttpEndpoint()
                .WithHttpHealthCheck("/health")
                .WithReplicas(replicas)
                .WaitFor(messaging)
                .WaitForCompletion(migrations);
    }
}
