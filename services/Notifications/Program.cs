using ScenarioHub.Messaging;
using ScenarioHub.Messaging.DeadLetters;
using ScenarioHub.Notifications;
using ScenarioHub.Notifications.Broadcasts;
using ScenarioHub.Notifications.Contacts;
using ScenarioHub.Notifications.Catalogue.Preview;
using ScenarioHub.Notifications.Digests;
using ScenarioHub.Notifications.Inbox;
using ScenarioHub.Notifications.Mail;
using ScenarioHub.Notifications.Operators;
using ScenarioHub.Notifications.Preferences;
using ScenarioHub.Notifications.Preferences.Unsubscribing;
using ScenarioHub.Notifications.Secrets;
using ScenarioHub.Notifications.Sms;
using ScenarioHub.Notifications.Stream;
using ScenarioHub.Notifications.Webhooks;
using ScenarioHub.Persistence;
using ScenarioHub.Persistence.Audit;
using ScenarioHub.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabase<NotificationsDb>();
builder.AddMessaging<NotificationsDb>("notifications");
builder.Services.AddSingleton(MasterKey.Of(builder.Configuration));
builder.AddMail();
builder.AddSms();
builder.AddWebhooks();
builder.AddInbox();
builder.AddDigests();

var app = builder.Build();
if (await app.VerifiesAuditAsync(args))
{
    return;
}

app.UseServiceDefaults();
var api = app.MapApi("notifications");
api.MapInbox();
api.MapStream();
api.MapPreferences();
api.MapUnsubscribe();
api.MapPreview();
api.MapWebhooks();
api.MapContacts();
api.MapSmsReceipts();
api.MapChannels();
api.MapBroadcasts();
api.MapAudit();
api.MapOperations();
app.Run();
