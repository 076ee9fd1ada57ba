using ScenarioHub.Messaging;
using ScenarioHub.Messaging.DeadLetters;
using ScenarioHub.Messaging.Worker;
using ScenarioHub.Persistence;
using ScenarioHub.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabase<WorkerDb>();
builder.AddMessaging<WorkerDb>("worker");

var app = builder.Build();
app.UseServiceDefaults();
app.MapApi("worker").MapOperations();
app.Run();
