namespace ScenarioHub.Web.Api.Matchmaking;

/// <summary>All versions of the weights of matching, newest first.</summary>
public record WeightsOverview(long Version, int Active, IReadOnlyList<WeightsVersion> Versions, IReadOnlyList<WeightsActivation> Activations);

/// <summary>A version; 0 is what the program brings along.</summary>
public record WeightsVersion(int Number, int? BasedOn, bool Active, WeightFactors Factors, WeightsComparison? Measured, DateTimeOffset? CreatedAt);

/// <summary>What the program's own weights are multiplied by.</summary>
public record WeightFactors(double Named, double Hierarchy, double Related, double Place, double Qualification, double Ready, double Record);

/// <summary>How a version did beside the active one.</summary>
public record WeightsComparison(int Decisions, int Positive, WeightsMeasured Active, WeightsMeasured Candidate);

/// <summary>On decisions that were left out, and on the judged collection.</summary>
public record WeightsMeasured(double LogLoss, double Auc, double Ndcg10, double Recall50);

/// <summary>When a version became the active one, and why.</summary>
public record WeightsActivation(int Number, string Reason, DateTimeOffset At);

/// <summary>The weights' part of the client.</summary>
public static class WeightsApi
{
    public static Task<WeightsOverview> WeightsAsync(this MatchmakingApi api) => api.Http.ReadAsync<WeightsOverview>("weights");

    public static Task<WeightsVersion> RefitAsync(this MatchmakingApi api) => api.Http.SendAsync<WeightsVersion>(HttpMethod.Post, "weights/refit");

    public static Task<WeightsOverview> ActivateWeightsAsync(this MatchmakingApi api, int number, string? reason) =>
        api.Http.SendAsync<WeightsOverview>(HttpMethod.Post, $"weights/{number}/activate", new { reason });

    public static Task<WeightsOverview> RollBackWeightsAsync(this MatchmakingApi api, string? reason) =>
        api.Http.SendAsync<WeightsOverview>(HttpMethod.Post, "weights/rollback", new { reason });
}
