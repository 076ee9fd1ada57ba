using System.Globalization;
using ScenarioHub.Web.Components.Forms;

namespace ScenarioHub.Web.Pages.Reviews;

/// <summary>What an expert, or an administrator for one, types about the expert.</summary>
public class ExpertForm
{
    public string? Fields { get; set; }
    public string? RegionCode { get; set; }
    public bool Available { get; set; }
    public List<AffiliationForm> Affiliations { get => field ??= []; set; }

    /// <summary>The form of what is stored.</summary>
    public static ExpertForm From(Expert expert) => new()
    {
        Fields = expert.Fields.Lines(), RegionCode = expert.RegionCode, Available = expert.Available || expert.Fields is null or [],
        Affiliations = [.. (expert.Affiliations ?? []).Select(a => new AffiliationForm { Organization = a.Organization, From = Day(a.From), To = Day(a.To) })],
    };

    /// <summary>What the service takes.</summary>
    public ExpertInput Read()
    {
        Affiliations.RemoveAll(a => a.Organization.Given() is null && a.From.Given() is null);
        return new(Fields.Words(), RegionCode.Given(), Available, [.. Affiliations.Select(a => new Affiliation(null, a.Organization.Given(), Day(a.From), Day(a.To)))]);
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) => DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day) ? day : null;
}

/// <summary>An affiliation as it is typed.</summary>
public class AffiliationForm
{
    public string? Organization { get; set; }
    public string? From { get; set; }
    public string? To { get; set; }
}
