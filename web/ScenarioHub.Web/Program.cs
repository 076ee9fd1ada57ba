using Microsoft.AspNetCore.HttpOverrides;
using ScenarioHub.ServiceDefaults;
using ScenarioHub.Web.Files;
using ScenarioHub.Web.Live;
using ScenarioHub.Web.Pages.ForCompanies.Bids;
using ScenarioHub.Web.Session;
using ScenarioHub.Web.Shell;
using ScenarioHub.Web.Sitemap;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddSessions();
builder.AddPages();
builder.Services.AddApis();

var app = builder.Build();
app.UseForwardedHeaders(new() { ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost | ForwardedHeaders.XForwardedFor });
app.UsePages();
app.MapHealth();
app.MapStaticAssets();
app.MapSessions();
app.MapLive();
app.MapSitemaps();
app.MapBidFiles();
app.MapAuditDownload();
app.MapMatchDownloads();
app.MapFiles();
app.MapReceiptFiles();
app.MapRazorComponents<App>();
app.Run();

/// <summary>The entry point, named for tests.</summary>
public partial class Program;
