using ScenarioHub.Bidding;
using ScenarioHub.Bidding.Acceptance;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Contracts;
using ScenarioHub.Bidding.Credit;
using ScenarioHub.Bidding.Milestones;
using ScenarioHub.Bidding.Notices;
using ScenarioHub.Bidding.Objections;
using ScenarioHub.Bidding.Questions;
using ScenarioHub.Bidding.Races;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.Bidding.Sealing;
using ScenarioHub.Bidding.Visibility;
using ScenarioHub.Messaging;
using ScenarioHub.Messaging.DeadLetters;
using ScenarioHub.Persistence;
using ScenarioHub.Persistence.Audit;
using ScenarioHub.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabase<BiddingDb>();
builder.AddMessaging<BiddingDb>("bidding");
builder.Services.Configure<Scheme>(builder.Configuration.GetSection("Bidding:Scheme"));
builder.Services.AddSingleton(MasterKey.Of(builder.Configuration));
builder.Services.AddScoped<EscrowSeal>();
builder.Services.AddScoped<ChallengeReading>();
builder.Services.AddScoped<BidReading>();
builder.Services.AddHostedService<DeadlineSweep>();
builder.Services.AddHostedService<MilestoneSweep>();

var app = builder.Build();
if (args.Contains("rebuild"))
{
    return await Rebuild.RunAsync(app.Services);
}

if (await app.VerifiesAuditAsync(args))
{
    return Environment.ExitCode;
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
api.MapObjections();
api.MapObjectionDecisions();
api.MapContracts();
api.MapOrganizationLookup();
api.MapContractChanges();
api.MapMilestones();
api.MapAcceptance();
api.MapRaces();
api.MapCredit();
api.MapAuditTrail();
api.MapOperations();
app.Run();
return 0;
