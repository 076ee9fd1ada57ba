namespace ScenarioHub.Bidding.Reviews;

/// <summary>What a review needs, and where it is asked.</summary>
public static class ReviewSetup
{
    /// <summary>Registers the review's parts.</summary>
    public static void AddReviews(this IServiceCollection services)
    {
        services.AddScoped<PanelDesk>();
        services.AddScoped<ReviewReading>();
        services.AddScoped<SeatReading>();
        services.AddScoped<SheetReading>();
        services.AddHostedService<ReminderSweep>();
    }

    /// <summary>Maps the review's endpoints.</summary>
    public static void MapReviews(this IEndpointRouteBuilder routes)
    {
        routes.MapPanels();
        routes.MapReviewResults();
        routes.MapInvitations();
        routes.MapSheets();
        routes.MapSheetFiles();
    }
}
