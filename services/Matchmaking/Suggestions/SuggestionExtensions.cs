using ScenarioHub.Matchmaking.Events;
using ScenarioHub.Matchmaking.Introductions;
using ScenarioHub.Matchmaking.Matches;

namespace ScenarioHub.Matchmaking.Suggestions;

/// <summary>Gives the service its suggestions.</summary>
internal static class SuggestionExtensions
{
    /// <summary>Registers the worker and what a round needs.</summary>
    public static void AddSuggestions(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<SuggestionOptions>(builder.Configuration.GetSection("Matching"));
        builder.Services.AddScoped<MatchFinder>();
        builder.Services.AddScoped<SuggestionRound>();
        builder.Services.AddHostedService<SuggestionWorker>();
        builder.Services.AddSingleton<FourEyes>();
        builder.Services.AddScoped<PairReading>();
        builder.Services.AddHostedService<StaleSweep>();
    }
}
