using ScenarioHub.Identity;
using ScenarioHub.Identity.Clients;
using ScenarioHub.Identity.Invitations;
using ScenarioHub.Identity.Keys;
using ScenarioHub.Identity.Organizations;
using ScenarioHub.Identity.Passwords;
using ScenarioHub.Identity.People;
using ScenarioHub.Identity.Secrets;
using ScenarioHub.Identity.Sessions;
using ScenarioHub.Identity.Start;
using ScenarioHub.Messaging;
using ScenarioHub.Messaging.DeadLetters;
using ScenarioHub.Persistence;
using ScenarioHub.Persistence.Audit;
using ScenarioHub.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabase<IdentityDb>();
builder.AddSecrets();
builder.AddPasswords();
builder.AddSigningKeys();
builder.AddSessions();
builder.AddFirstStart();
builder.AddMessaging<IdentityDb>("identity");

var app = builder.Build();
if (args is ["rebuild"])
{
    return await Rebuild.RunAsync(app.Services);
}

if (await app.VerifiesAuditAsync(args))
{
    return Environment.ExitCode;
}

app.UseServiceDefaults();
app.MapDiscovery();
app.MapTokenEndpoint();
var api = app.MapApi("identity");
api.MapRegistration();
api.MapOrganizations();
api.MapVerification();
api.MapPartners();
api.MapMembers();
api.MapInvitations();
api.MapSessions();
api.MapPassword();
api.MapMe();
api.MapClients();
api.MapKeys();
api.MapAudit();
api.MapOperations();
app.Run();
return 0;
