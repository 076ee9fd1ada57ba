using ScenarioHub.Web.Components.Forms;

namespace ScenarioHub.Web.Pages.ForCompanies.Bids;

/// <summary>A line of the budget as it is typed.</summary>
public class BudgetForm
{
    public string? Item { get; set; }
    public decimal? OwnYuan { get; set; }
    public decimal? PublicYuan { get; set; }

    internal bool Blank => Item.Given() is null && OwnYuan is null && PublicYuan is null;
}

/// <summary>One organisation's part in a consortium as it is typed.</summary>
public class DivisionForm
{
    public Guid OrganizationId { get; set; }
    public string? OrganizationName { get; set; }
    public string? Task { get; set; }
    public decimal? Yuan { get; set; }
    public decimal? ProfitPercent { get; set; }
    public string? IntellectualProperty { get; set; }

    /// <summary>A part for the lead and each member that takes part; none for a bid without members.</summary>
    public static List<DivisionForm> Of(BidContent? content, Bid? bid)
    {
        var members = bid?.Standing?.Members.Where(m => m.TakesPart).ToList() ?? [];
        return members is [] ? [] : [Of(content, bid!.BidderId, bid.BidderName), .. members.Select(m => Of(content, m.OrganizationId, m.OrganizationName))];
    }

    /// <summary>What the service takes.</summary>
    public DivisionPart Read() => new(OrganizationId, OrganizationName.Given(), Task.Given(), Yuan, ProfitPercent, IntellectualProperty.Given());

    private static DivisionForm Of(BidContent? content, Guid organization, string name)
    {
        var part = content?.Division?.Parts.FirstOrDefault(p => p.OrganizationId == organization);
        return new()
        {
            OrganizationId = organization, OrganizationName = name, Task = part?.Task, Yuan = part?.Yuan, ProfitPercent = part?.ProfitPercent,
            IntellectualProperty = part?.IntellectualProperty,
        };
    }
}
