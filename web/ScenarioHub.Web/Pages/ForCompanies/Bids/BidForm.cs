using ScenarioHub.Web.Components.Forms;

namespace ScenarioHub.Web.Pages.ForCompanies.Bids;

/// <summary>A bid as a company types it.</summary>
public class BidForm
{
    public string? TechnicalRoute { get; set; }
    public List<CommitmentForm> Commitments { get => field ??= []; set; }
    public List<MilestoneForm> Milestones { get => field ??= []; set; }
    public decimal? OwnYuan { get; set; }
    public decimal? PublicYuan { get; set; }
    public List<TeamForm> Team { get => field ??= []; set; }
    public string? IntellectualProperty { get; set; }
    public string? Evidence { get; set; }
    public bool Pledge { get; set; }
    public string[] ExpertsOnly { get => field ??= []; set; }
    public List<DivisionForm> Division { get => field ??= []; set; }
    public List<BudgetForm> Budget { get => field ??= []; set; }

    /// <summary>The form of what is stored, with one commitment for each indicator of the challenge.</summary>
    public static BidForm From(BidContent? content, Challenge challenge, Bid? bid = null) => new()
    {
        TechnicalRoute = content?.TechnicalRoute, OwnYuan = content?.OwnYuan, PublicYuan = content?.PublicYuan,
        Commitments = [.. (challenge.Indicators ?? []).Select(i => new CommitmentForm { Indicator = i.Name, Value = content?.Commitments?.FirstOrDefault(c => c.Indicator == i.Name)?.Value })],
        Milestones = [.. (content?.Milestones ?? []).Select(m => new MilestoneForm { Name = m.Name, Month = m.Month, Share = m.Share })],
        Team = [.. (content?.Team ?? []).Select(t => new TeamForm { Role = t.Role, Name = t.Name })],
        IntellectualProperty = content?.IntellectualProperty, Evidence = content?.Evidence, Pledge = content?.Pledge == true,
        ExpertsOnly = [.. content?.ExpertsOnly ?? []],
        Budget = [.. (content?.Budget ?? []).Select(b => new BudgetForm { Item = b.Item, OwnYuan = b.OwnYuan, PublicYuan = b.PublicYuan })],
        Division = DivisionForm.Of(content, bid),
    };

    /// <summary>What the service takes. Empty rows are dropped here too, so that a row's place is the same here and in the service's answer.</summary>
    public BidContent Read()
    {
        Milestones.RemoveAll(m => m.Blank);
        Team.RemoveAll(t => t.Blank);
        Budget.RemoveAll(b => b.Blank);
        return new(
            TechnicalRoute.Given(), [.. Commitments.Select(c => new Commitment(c.Indicator ?? "", c.Value.Given()))],
            [.. Milestones.Select(m => new PlannedMilestone(m.Name.Given() ?? "", m.Month, m.Share))], OwnYuan, PublicYuan,
            [.. Team.Select(t => new TeamRole(t.Role.Given() ?? "", t.Name.Given()))], IntellectualProperty.Given(), Evidence.Given(), Pledge,
            Division is [] ? null : new([.. Division.Select(d => d.Read())]),
            Budget is [] ? null : [.. Budget.Select(b => new BudgetLine(b.Item.Given() ?? "", b.OwnYuan, b.PublicYuan))]) { ExpertsOnly = ExpertsOnly };
    }
}

/// <summary>What is promised for one indicator, as it is typed.</summary>
public class CommitmentForm
{
    public string? Indicator { get; set; }
    public string? Value { get; set; }
}

/// <summary>A milestone (里程碑) as it is typed.</summary>
public class MilestoneForm
{
    public string? Name { get; set; }
    public int? Month { get; set; }
    public decimal? Share { get; set; }

    internal bool Blank => Name.Given() is null && Month is null && Share is null;
}

/// <summary>A role in the team as it is typed.</summary>
public class TeamForm
{
    public string? Role { get; set; }
    public string? Name { get; set; }

    internal bool Blank => Role.Given() is null && Name.Given() is null;
}
