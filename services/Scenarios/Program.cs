using ScenarioHub.Files;
using ScenarioHub.Messaging;
using ScenarioHub.Messaging.DeadLetters;
using ScenarioHub.Persistence;
using ScenarioHub.Persistence.Audit;
using ScenarioHub.Scenarios;
using ScenarioHub.Scenarios.Attachments;
using ScenarioHub.Scenarios.Catalogue;
using ScenarioHub.Scenarios.Exports;
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
builder.AddFiles();
builder.Services.AddImports();
builder.Services.AddHostedService<ParkRegistry>();

var app = builder.Build();
if (args is ["rebuild"])
{
    Console.WriteLine($"{await Rebuild.RunAsync(app.Services)} scenarios are told again.");
    return;
}

app.UseServiceDefaults();
var api = app.MapApi("scenarios");
api.MapParks();
api.MapReference();
api.MapCatalogue();
api.MapScenarios();
api.MapAttachments();
api.MapExports();
api.MapImports();
api.MapModeration();
api.MapLists();
api.MapAudit();
api.MapOperations();
app.Run();
