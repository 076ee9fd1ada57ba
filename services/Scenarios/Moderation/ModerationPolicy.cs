using System.ComponentModel.DataAnnotations;
using ScenarioHub.Scenarios.Reference;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Moderation;

/// <summary>Which scenarios two administrators have to read (双人审核).</summary>
public enum SecondReader
{
    /// <summary>不要求.</summary>
    Off,

    /// <summary>仅重点场景: first of their kind, or above an investment.</summary>
    Flagged,

    /// <summary>全部.</summary>
    All,
}

/// <summary>What administrators set for their desk.</summary>
/// <param name="ClaimMinutes">How long a claim keeps others away.</param>
/// <param name="ServiceDays">Working days within which a scenario should be decided.</param>
/// <param name="BulkLimit">How many may be approved in one act.</param>
/// <param name="FirstOfKind">Whether a scenario that is the first of its kind is flagged.</param>
/// <param name="InvestmentAbove">Above which investment, in yuan, a scenario is flagged.</param>
public record PolicyInput(
    [Range(1, 480)] int ClaimMinutes, [Range(1, 60)] int ServiceDays, [Range(1, 500)] int BulkLimit, [Required] SecondReader? SecondReader, bool FirstOfKind,
    [Range(0.0, 1e12)] decimal? InvestmentAbove);

/// <summary>The rules of the moderator's desk (审核规则): one row, changed by administrators, audited.</summary>
public class ModerationPolicy : IVersioned
{
    private ModerationPolicy()
    {
    }

    public Guid Id { get; private set; }

    public long Version { get; private set; }

    public int ClaimMinutes { get; private set; }

    public int ServiceDays { get; private set; }

    public int BulkLimit { get; private set; }

    public SecondReader SecondReader { get; private set; }

    public bool FirstOfKind { get; private set; }

    public decimal? InvestmentAbove { get; private set; }

    /// <summary>The service time on the service clock.</summary>
    public TimeSpan ServiceTime => TimeSpan.FromHours(ServiceDays * WorkingTime.HoursADay);

    /// <summary>Changes the rules, from now on.</summary>
    public void Change(PolicyInput input)
    {
        (ClaimMinutes, ServiceDays, BulkLimit) = (input.ClaimMinutes, input.ServiceDays, input.BulkLimit);
        (SecondReader, FirstOfKind, InvestmentAbove) = (input.SecondReader!.Value, input.FirstOfKind, input.InvestmentAbove);
        Version++;
    }

    /// <summary>Whether two administrators have to read it.</summary>
    public bool NeedsSecondReader(bool firstOfKind, decimal? investmentYuan) => SecondReader switch
    {
        SecondReader.Off => false,
        SecondReader.All => true,
        SecondReader.Flagged => (FirstOfKind && firstOfKind) || investmentYuan > InvestmentAbove,
    };

    /// <summary>Whether two administrators have to read it.</summary>
    public bool NeedsSecondReader(Scenario scenario) => NeedsSecondReader(scenario.Content.FirstOfKind, scenario.Content.InvestmentYuan);
}

/// <summary>The rules as they are read.</summary>
public record PolicyView(
    long Version, int ClaimMinutes, int ServiceDays, int BulkLimit, int ConfirmAbove, SecondReader SecondReader, bool FirstOfKind,
    decimal? InvestmentAbove) : IVersioned
{
    /// <summary>The view of the rules.</summary>
    public static PolicyView Of(ModerationPolicy p) => new(
        p.Version, p.ClaimMinutes, p.ServiceDays, p.BulkLimit, BulkApproval.ConfirmAbove, p.SecondReader, p.FirstOfKind, p.InvestmentAbove);
}
