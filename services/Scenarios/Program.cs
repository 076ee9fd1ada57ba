using ScenarioHub.Messaging;
using ScenarioHub.Messaging.DeadLetters;
using ScenarioHub.Persistence;
using ScenarioHub.Persistence.Audit;
using ScenarioHub.Scenarios;
using ScenarioHub.Scenarios.Catalogue;
using ScenarioHub.Scenarios.Imports;
using ScenarioHub.Scenarios.Lists;
using ScenarioHub.Scenarios.Moderation;
using ScenarioHub.Scenarios.Parks;
using ScenarioHub.Scenarios.Reference;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabase<ScenariosDb>();
builder.AddMessaging<ScenariosDb>("scenarios");
builder.Services.AddHostedService<ParkRegistry>();

var app = builder.Build();
if (args is ["rebuild"])
{
    Console.WriteLine($"{await Rebuild.RunAsync(app.Services)} scenarios are told again.");
    return;
}

if (await app.VerifiesAuditAsync(args))
{
    return;
}

app.UseServiceDefaults();
var api = app.MapApi("scenarios");
api.MapParks();
api.MapReference();
api.MapCatalogue();
api.MapScenarios();
api.MapImports();
api.MapModeration();
api.MapLists();
api.MapAudit();
api.MapOperations();
app.Run();
