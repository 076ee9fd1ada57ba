using ScenarioHub.Web.Components.Forms;
using ScenarioHub.Web.Components.Values;

namespace ScenarioHub.Web.Pages.Delivery;

/// <summary>The terms of a contract as they are typed.</summary>
public class ContractForm
{
    public string? Tasks { get; set; }
    public List<IndicatorRow> Indicators { get => field ??= []; set; }
    public List<SourceRow> Sources { get => field ??= []; set; }
    public List<TrancheRow> Tranches { get => field ??= []; set; }
    public List<MilestoneRow> Milestones { get => field ??= []; set; }
    public List<MemberRow> Members { get => field ??= []; set; }
    public string? IntellectualProperty { get; set; }
    public string? StartsAt { get; set; }
    public string? EndsAt { get; set; }
    public string? ThirdParty { get; set; }
    public string? Rationale { get; set; }

    /// <summary>The form of terms that stand.</summary>
    public static ContractForm From(ContractTerms t) => new()
    {
        Tasks = t.Tasks, IntellectualProperty = t.IntellectualProperty, StartsAt = Day(t.StartsAt), EndsAt = Day(t.EndsAt), ThirdParty = t.ThirdParty?.Name,
        Indicators = [.. t.Indicators.Select(i => new IndicatorRow { Name = i.Name, Target = i.Target, Unit = i.Unit, Method = i.Method })],
        Sources = [.. t.Money.Sources.Select(s => new SourceRow { Name = s.Name, Kind = s.Kind, Yuan = s.Yuan })],
        Tranches = [.. t.Money.Tranches.Select(p => new TrancheRow { Name = p.Name, Source = p.Source, Rate = p.Rate, BaseYuan = p.BaseYuan, CapYuan = p.CapYuan, Milestone = p.Milestone })],
        Milestones = [.. t.Milestones.Select(m => new MilestoneRow { Id = m.Id, Name = m.Name, Due = Day(m.Due), Share = m.Share, Deliverable = m.Deliverable })],
        Members = [.. (t.Members ?? []).Select(m => new MemberRow { Name = m.Name, Task = m.Task })],
    };

    /// <summary>A first text from the challenge and the bid that won it.</summary>
    public static ContractForm From(Challenge challenge, Bid bid)
    {
        var start = challenge.ServerTime;
        var (publicYuan, own) = (bid.Content?.PublicYuan ?? 0, bid.Content?.OwnYuan ?? 0);
        var milestones = bid.Content?.Milestones ?? [];
        return new()
        {
            Tasks = challenge.Problem, IntellectualProperty = bid.Content?.IntellectualProperty ?? challenge.IntellectualProperty, StartsAt = Day(start),
            EndsAt = Day(start.AddMonths(challenge.DurationMonths ?? milestones.Max(m => m.Month) ?? 12)),
            Indicators = [.. (challenge.Indicators ?? []).Select(i => new IndicatorRow { Name = i.Name, Target = i.Target, Unit = i.Unit, Method = i.Method })],
            Sources = [.. new[] { new SourceRow { Name = "财政资金", Kind = "public", Yuan = publicYuan }, new SourceRow { Name = "自筹资金", Kind = "own", Yuan = own } }.Where(s => s.Yuan > 0)],
            Milestones = [.. milestones.Select(m => new MilestoneRow { Name = m.Name, Due = Day(start.AddMonths(m.Month ?? 1)), Share = m.Share })],
            Tranches =
            [
                .. milestones.Where(_ => publicYuan > 0).Select((m, at) => new TrancheRow { Name = m.Name, Source = "财政资金", Rate = m.Share, BaseYuan = publicYuan, Milestone = at + 1 }),
                .. own > 0 ? [new TrancheRow { Name = "自筹投入", Source = "自筹资金", Rate = 100, BaseYuan = own }] : Array.Empty<TrancheRow>(),
            ],
        };
    }

    /// <summary>What the service takes; empty rows are dropped. Names of organisations are looked up by <paramref name="known"/>.</summary>
    public ContractTerms Read(IReadOnlyDictionary<string, Guid> known)
    {
        Indicators.RemoveAll(r => r.Name.Given() is null);
        Sources.RemoveAll(r => r.Name.Given() is null && r.Yuan is null);
        Tranches.RemoveAll(r => r.Name.Given() is null && r.BaseYuan is null);
        Milestones.RemoveAll(r => r.Name.Given() is null && r.Due.Given() is null);
        Members.RemoveAll(r => r.Name.Given() is null);
        return new(
            Tasks.Given(), [.. Indicators.Select(r => new Indicator(r.Name.Given()!, r.Target.Given() ?? "", r.Unit.Given(), r.Method.Given()))],
            new([.. Sources.Select(r => new MoneySource(r.Name.Given() ?? "", r.Kind.Given(), r.Yuan))],
                [.. Tranches.Select(r => new Tranche(r.Name.Given() ?? "", r.Source.Given() ?? "", r.Rate, r.BaseYuan, r.CapYuan, r.Milestone))]),
            IntellectualProperty.Given(),
            [.. Milestones.Select(r => new AgreedMilestone(r.Id, r.Name.Given() ?? "", BeijingTime.FromInput(r.Due), r.Share, r.Deliverable.Given()))],
            BeijingTime.FromInput(StartsAt), BeijingTime.FromInput(EndsAt), [.. Members.Select(r => Party(r.Name!, known) with { Task = r.Task.Given() })],
            ThirdParty.Given() is { } third ? Party(third, known) : null);
    }

    /// <summary>The names that have to be looked up.</summary>
    public IEnumerable<string> Names() => Members.Select(m => m.Name.Given()).Append(ThirdParty.Given()).OfType<string>().Distinct();

    private static NamedParty Party(string name, IReadOnlyDictionary<string, Guid> known) => new(known.TryGetValue(name.Trim(), out var id) ? id : null, name.Trim());

    private static string? Day(DateTimeOffset? at) => BeijingTime.ToInput(at);
}

/// <summary>An indicator as it is typed.</summary>
public class IndicatorRow
{
    public string? Name { get; set; }
    public string? Target { get; set; }
    public string? Unit { get; set; }
    public string? Method { get; set; }
}

/// <summary>A source of money as it is typed.</summary>
public class SourceRow
{
    public string? Name { get; set; }
    public string? Kind { get; set; }
    public decimal? Yuan { get; set; }
}

/// <summary>A payment as it is typed.</summary>
public class TrancheRow
{
    public string? Name { get; set; }
    public string? Source { get; set; }
    public decimal? Rate { get; set; }
    public decimal? BaseYuan { get; set; }
    public decimal? CapYuan { get; set; }
    public int? Milestone { get; set; }
}

/// <summary>A milestone as it is typed.</summary>
public class MilestoneRow
{
    public Guid? Id { get; set; }
    public string? Name { get; set; }
    public string? Due { get; set; }
    public decimal? Share { get; set; }
    public string? Deliverable { get; set; }
}

/// <summary>A member of the consortium as it is typed.</summary>
public class MemberRow
{
    public string? Name { get; set; }
    public string? Task { get; set; }
}
