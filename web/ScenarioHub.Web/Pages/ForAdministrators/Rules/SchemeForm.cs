using ScenarioHub.Web.Components.Forms;

namespace ScenarioHub.Web.Pages.ForAdministrators.Rules;

/// <summary>A scheme as it is typed. Property paths are those of the API, so that its errors find their fields.</summary>
public class SchemeForm
{
    public FiguresForm Figures { get; set; } = new();
    public string? Note { get; set; }

    /// <summary>The form of what is stored; a copy needs a name of its own.</summary>
    public static SchemeForm From(Scheme s, string? note, bool copy) => new()
    {
        Note = note,
        Figures = new()
        {
            Name = copy ? null : s.Name, MinimumBids = s.MinimumBids, MaximumOpenBids = s.MaximumOpenBids, MaximumMembers = s.MaximumMembers,
            MaximumEvidence = s.MaximumEvidence, NoticeDays = s.NoticeDays, NoticeWorkingDays = s.NoticeWorkingDays, ChangeDays = s.ChangeDays,
            CureWorkingDays = s.CureWorkingDays, CreditYears = s.CreditYears, OwnToPublicRatio = s.OwnToPublicRatio, PublicMoneyRate = s.PublicMoneyRate,
            PublicMoneyCapYuan = s.PublicMoneyCapYuan, PanelSize = s.PanelSize, BlindReview = s.BlindReview, AffiliationYears = s.AffiliationYears,
            TieRule = s.TieRule, Sealing = s.Sealing, Custodians = s.Custodians, CustodyThreshold = s.CustodyThreshold, ExtensionMonths = s.ExtensionMonths,
            Criteria = [.. s.Criteria.Select(c => new CriterionForm { Key = c.Key, Name = c.Name, NameEn = c.NameEn, Weight = c.Weight })],
            Tranches = [.. s.Tranches.Select(t => new TrancheForm { Name = t.Name, NameEn = t.NameEn, Rate = t.Rate, Base = t.Base, CapYuan = t.CapYuan })],
            Race = new()
            {
                MinimumRunners = s.Race.MinimumRunners, MaximumRunners = s.Race.MaximumRunners, MinimumGates = s.Race.MinimumGates,
                ClosePoints = s.Race.ClosePoints, FirstToReachWins = s.Race.FirstToReachWins,
            },
        },
    };

    /// <summary>What the service takes; empty rows are dropped here too, so that a row's place is the same in its answer.</summary>
    public Scheme Read()
    {
        var f = Figures;
        f.Criteria.RemoveAll(c => c.Key.Given() is null && c.Name.Given() is null && c.NameEn.Given() is null && c.Weight is null);
        f.Tranches.RemoveAll(t => t.Name.Given() is null && t.NameEn.Given() is null && t.Rate is null && t.CapYuan is null);
        return new()
        {
            Name = f.Name.Given(), MinimumBids = f.MinimumBids ?? 0, MaximumOpenBids = f.MaximumOpenBids ?? 0, MaximumMembers = f.MaximumMembers ?? -1,
            MaximumEvidence = f.MaximumEvidence ?? 0, NoticeDays = f.NoticeDays ?? 0, NoticeWorkingDays = f.NoticeWorkingDays ?? 0, ChangeDays = f.ChangeDays ?? -1,
            CureWorkingDays = f.CureWorkingDays ?? 0, CreditYears = f.CreditYears ?? -1, OwnToPublicRatio = f.OwnToPublicRatio ?? -1,
            PublicMoneyRate = f.PublicMoneyRate ?? -1, PublicMoneyCapYuan = f.PublicMoneyCapYuan, PanelSize = f.PanelSize ?? 0, BlindReview = f.BlindReview,
            AffiliationYears = f.AffiliationYears ?? -1, TieRule = f.TieRule ?? "earliestSubmission", Sealing = f.Sealing ?? "escrow", Custodians = f.Custodians ?? 0,
            CustodyThreshold = f.CustodyThreshold ?? 0, ExtensionMonths = f.ExtensionMonths ?? -1,
            Criteria = [.. f.Criteria.Select(c => new SchemeCriterion(c.Key.Given() ?? "", c.Name.Given() ?? "", c.NameEn.Given() ?? "", c.Weight ?? -1))],
            Tranches = [.. f.Tranches.Select(t => new SchemeTranche(t.Name.Given() ?? "", t.NameEn.Given() ?? "", t.Rate ?? -1, t.Base ?? "publicMoney", t.CapYuan))],
            Race = new()
            {
                MinimumRunners = f.Race.MinimumRunners ?? 0, MaximumRunners = f.Race.MaximumRunners ?? 0, MinimumGates = f.Race.MinimumGates ?? 0,
                ClosePoints = f.Race.ClosePoints ?? -1, FirstToReachWins = f.Race.FirstToReachWins,
            },
        };
    }
}

/// <summary>The figures as they are typed.</summary>
public class FiguresForm
{
    public string? Name { get; set; }
    public int? MinimumBids { get; set; }
    public int? MaximumOpenBids { get; set; }
    public int? MaximumMembers { get; set; }
    public int? MaximumEvidence { get; set; }
    public int? NoticeDays { get; set; }
    public int? NoticeWorkingDays { get; set; }
    public int? ChangeDays { get; set; }
    public int? CureWorkingDays { get; set; }
    public int? CreditYears { get; set; }
    public decimal? OwnToPublicRatio { get; set; }
    public decimal? PublicMoneyRate { get; set; }
    public decimal? PublicMoneyCapYuan { get; set; }
    public int? PanelSize { get; set; }
    public bool BlindReview { get; set; }
    public int? AffiliationYears { get; set; }
    public string? TieRule { get; set; }
    public string? Sealing { get; set; }
    public int? Custodians { get; set; }
    public int? CustodyThreshold { get; set; }
    public int? ExtensionMonths { get; set; }
    public List<CriterionForm> Criteria { get => field ??= []; set; }
    public List<TrancheForm> Tranches { get => field ??= []; set; }
    public RaceForm Race { get; set; } = new();
}

/// <summary>A criterion as it is typed.</summary>
public class CriterionForm
{
    public string? Key { get; set; }
    public string? Name { get; set; }
    public string? NameEn { get; set; }
    public decimal? Weight { get; set; }
}

/// <summary>A tranche as it is typed.</summary>
public class TrancheForm
{
    public string? Name { get; set; }
    public string? NameEn { get; set; }
    public decimal? Rate { get; set; }
    public string? Base { get; set; }
    public decimal? CapYuan { get; set; }
}

/// <summary>The rules of a race as they are typed.</summary>
public class RaceForm
{
    public int? MinimumRunners { get; set; }
    public int? MaximumRunners { get; set; }
    public int? MinimumGates { get; set; }
    public decimal? ClosePoints { get; set; }
    public bool FirstToReachWins { get; set; }
}
