using ScenarioHub.Files;
using ScenarioHub.Messaging;
using ScenarioHub.Messaging.DeadLetters;
using ScenarioHub.Persistence;
using ScenarioHub.Persistence.Audit;
using ScenarioHub.Scenarios;
using ScenarioHub.Scenarios.Agencies;
using ScenarioHub.Scenarios.Calls;
using ScenarioHub.Scenarios.Catalogue;
using ScenarioHub.Scenarios.Catalogue.Follows;
using ScenarioHub.Scenarios.Catalogue.Index;
using ScenarioHub.Scenarios.Catalogue.Searches;
using ScenarioHub.Scenarios.Directions;
using ScenarioHub.Scenarios.Duplicates;
using ScenarioHub.Scenarios.HandIns;
using ScenarioHub.Scenarios.Amendments;
using ScenarioHub.Scenarios.Demonstrations;
using ScenarioHub.Scenarios.Attachments;
using ScenarioHub.Scenarios.Exports;
using ScenarioHub.Scenarios.Figures;
using ScenarioHub.Scenarios.Imports;
using ScenarioHub.Scenarios.Lists;
using ScenarioHub.Scenarios.Moderation;
using ScenarioHub.Scenarios.OpenData;
using ScenarioHub.Scenarios.Parks;
using ScenarioHub.Scenarios.Progress;
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
builder.AddOpenData();
builder.AddCatalogueIndex();
builder.Services.AddHostedService<DuplicateBackfill>();
builder.AddCallSchedule();
builder.Services.AddHostedService<ScheduleSweep>();
builder.Services.AddHostedService<ReminderSweep>();
builder.Services.AddSingleton(DemonstrationScheme.Of(builder.Configuration.GetSection("Scenarios:Demonstration")));

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
var api = app.MapApi("scenarios").AddEndpointFilter<SeenAtOnce>();
api.MapParks();
api.MapReference();
api.MapCatalogue();
api.MapSavedSearches();
api.MapFollows();
api.MapScenarios();
api.MapAttachments();
api.MapExports();
api.MapFigures();
api.MapImports();
api.MapModeration();
api.MapModerationDesk();
api.MapDirections();
api.MapCalls();
api.MapHandIns();
api.MapAuthorizations();
api.MapDraftingForParks();
api.MapLists();
api.MapOpenData();
api.MapAmendments();
api.MapProgress();
api.MapDemonstrations();
api.MapAudit();
api.MapOperations();
app.Run();
