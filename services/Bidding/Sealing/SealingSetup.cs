using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Custody;
using ScenarioHub.Bidding.Intake;
using ScenarioHub.Bidding.Log;
using ScenarioHub.Bidding.Opening;

namespace ScenarioHub.Bidding.Sealing;

/// <summary>What sealing, custody, the log and the opening need.</summary>
public static class SealingSetup
{
    /// <summary>Registers it.</summary>
    public static void AddSealing(this IServiceCollection services)
    {
        services.AddSingleton<PublicKeys>();
        services.AddSingleton<LogSigner>();
        services.AddScoped<ChallengeKeys>();
        services.AddScoped<BidSeal>();
        services.AddScoped<ChallengeLog>();
        services.AddScoped<Submissions>();
        services.AddScoped<IntakeBatch>();
        services.AddSingleton<IntakeLine>();
        services.AddScoped<CustodyReading>();
        services.AddScoped<OpeningAct>();
        services.AddHostedService<LogAppender>();
    }
}
