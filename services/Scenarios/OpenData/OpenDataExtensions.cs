using ScenarioHub.Scenarios.OpenData.Changes;
using ScenarioHub.Scenarios.OpenData.Feeds;
using ScenarioHub.Scenarios.OpenData.Ocds;

namespace ScenarioHub.Scenarios.OpenData;

/// <summary>Open data (开放数据): releases of the Open Contracting Data Standard, Atom feeds, and the change feed.</summary>
public static class OpenDataExtensions
{
    /// <summary>Registers what it needs; the configuration section is <c>OpenData</c>.</summary>
    public static void AddOpenData(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<OpenDataSettings>(builder.Configuration.GetSection("OpenData"));
        builder.Services.PostConfigure<OpenDataSettings>(settings => settings.PublicUrl = (builder.Configuration["PublicUrl"] ?? settings.PublicUrl).TrimEnd('/'));
        builder.Services.AddScoped<ProcessStore>();
    }

    /// <summary>Maps <c>/open-data</c>. Public.</summary>
    public static void MapOpenData(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/open-data").WithTags("OpenData").AllowAnonymous();
        group.MapOcds();
        group.MapChanges();
        group.MapAtom();
    }
}
