using ScenarioHub.Bidding;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Custody;
using ScenarioHub.Bidding.Log;
using ScenarioHub.Bidding.Notices;
using ScenarioHub.Bidding.Opening;
using ScenarioHub.Bidding.Questions;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.Bidding.Sealing;
using ScenarioHub.Bidding.Visibility;
using ScenarioHub.Messaging;
using ScenarioHub.Messaging.DeadLetters;
using ScenarioHub.Persistence;
using ScenarioHub.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabase<BiddingDb>();
builder.AddMessaging<BiddingDb>("bidding");
builder.Services.Configure<Scheme>(builder.Configuration.GetSection("Bidding:Scheme"));
builder.Services.AddSingleton(MasterKey.Of(builder.Configuration));
builder.Services.AddSealing();
builder.Services.AddScoped<ChallengeReading>();
builder.Services.AddScoped<BidReading>();
builder.Services.AddHostedService<DeadlineSweep>();

var app = builder.Build();
if (args.Contains("rebuild"))
{
    return await Rebuild.RunAsync(app.Services);
}

app.UseServiceDefaults();
var api = app.MapApi("bidding");
api.MapChallenges();
api.MapChallengeActs();
api.MapQuestions();
api.MapResults();
api.MapNotices();
api.MapBids();
api.MapBidActs();
api.MapSubmissions();
api.MapReceipts();
api.MapLog();
api.MapCustody();
api.MapReissues();
api.MapOpening();
api.MapAuditTrail();
api.MapOperations();
app.Run();
return 0;
