using ScenarioHub.Matchmaking;
using ScenarioHub.Matchmaking.Companies;
using ScenarioHub.Matchmaking.Events;
using ScenarioHub.Matchmaking.Fairness;
using ScenarioHub.Matchmaking.Index;
using ScenarioHub.Matchmaking.Introductions;
using ScenarioHub.Matchmaking.Learning;
using ScenarioHub.Matchmaking.Matches;
using ScenarioHub.Matchmaking.Profiles;
using ScenarioHub.Matchmaking.Profiles.Import;
using ScenarioHub.Matchmaking.Recommendations;
using ScenarioHub.Matchmaking.Search;
using ScenarioHub.Matchmaking.Suggestions;
using ScenarioHub.Messaging;
using ScenarioHub.Messaging.DeadLetters;
using ScenarioHub.Persistence;
using ScenarioHub.Persistence.Audit;
using ScenarioHub.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabase<MatchmakingDb>();
builder.AddMessaging<MatchmakingDb>("matchmaking");
builder.AddMatchingIndex();
builder.AddSuggestions();
builder.Services.AddScoped<WeightsRefit>();

var app = builder.Build();
if (args is ["rebuild", ..])
{
    return await Rebuild.RunAsync(app.Services);
}

if (await app.VerifiesAuditAsync(args))
{
    return Environment.ExitCode;
}

app.UseServiceDefaults();
var api = app.MapApi("matchmaking");
api.MapProfiles();
api.MapProfileImports();
api.MapSearch();
api.MapRecommendations();
api.MapMatches();
api.MapModeration();
api.MapIntroductions();
api.MapOptOut();
api.MapBlocks();
api.MapDismissals();
api.MapCompleteness();
api.MapFairness();
api.MapEvents();
api.MapWeights();
api.MapAudit();
api.MapOperations();
await app.RunAsync();
return 0;
