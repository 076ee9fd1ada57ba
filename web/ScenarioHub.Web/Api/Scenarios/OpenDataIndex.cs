namespace ScenarioHub.Web.Api.Scenarios;

/// <summary>A day on which there were releases.</summary>
public record ReleaseDay(DateOnly Date, int Releases, string Url);

/// <summary>A release in a list of many.</summary>
public record ReleaseSummary(string Id, string Ocid, DateTimeOffset Date, IReadOnlyList<string> Tags);

/// <summary>What open data there are.</summary>
public record OpenDataIndex(
    string Publisher, string License, string Changes, string Feed, IReadOnlyList<ReleaseDay> Days, IReadOnlyList<ReleaseSummary> Newest);
