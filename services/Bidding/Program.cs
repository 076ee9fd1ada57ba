using ScenarioHub.Bidding;
using ScenarioHub.Bidding.Attachments;
using ScenarioHub.Bidding.Acceptance;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Calendars;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Checks;
using ScenarioHub.Bidding.Evidence;
using ScenarioHub.Bidding.Experts;
using ScenarioHub.Bidding.Consortia;
using ScenarioHub.Bidding.Eligibility;
using ScenarioHub.Bidding.LateBids;
using ScenarioHub.Bidding.Contracts;
using ScenarioHub.Bidding.Credit;
using ScenarioHub.Bidding.Milestones;
using ScenarioHub.Bidding.Notices;
using ScenarioHub.Bidding.Objections;
using ScenarioHub.Bidding.Custody;
using ScenarioHub.Bidding.Log;
using ScenarioHub.Bidding.Opening;
using ScenarioHub.Bidding.Questions;
using ScenarioHub.Bidding.Reviews;
using ScenarioHub.Bidding.Races;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.Bidding.Sealing;
using ScenarioHub.Bidding.Visibility;
using ScenarioHub.Files;
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
builder.AddFiles();
builder.Services.AddSealing();
builder.Services.AddScoped<ChallengeReading>();
builder.Services.AddScoped<BidReading>();
builder.Services.AddReviews();
builder.Services.AddScoped<SchemeChoice>();
builder.Services.AddScoped<EligibilityReading>();
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
api.MapChecks();
api.MapExperts();
api.MapReviews();
api.MapResults();
api.MapNotices();
api.MapBids();
api.MapBidActs();
api.MapSchemes();
api.MapCalendar();
api.MapConsortia();
api.MapEligibility();
api.MapAffiliations();
api.MapAttachments();
api.MapLateBids();
api.MapObjections();
api.MapObjectionDecisions();
api.MapEvidence();
api.MapContracts();
api.MapOrganizationLookup();
api.MapContractChanges();
api.MapMilestones();
api.MapAcceptance();
api.MapRaces();
api.MapCredit();
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
