using System.ComponentModel.DataAnnotations;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Contracts;

/// <summary>Whose money it is.</summary>
public enum MoneyKind
{
    /// <summary>Of the public purse (财政资金).</summary>
    Public,

    /// <summary>The parties' own (自筹资金).</summary>
    Own,
}

/// <summary>A source of a contract's money (资金来源), in whole yuan.</summary>
public record MoneySource(
    [Required, StringLength(100)] string Name, [Required] MoneyKind? Kind, [Required, Range(typeof(decimal), "0", "1000000000000")] decimal? Yuan);

/// <summary>A payment (拨付): a rate of a base, at most the cap.</summary>
/// <param name="Source">The name of its source.</param>
/// <param name="Rate">Per cent of the base.</param>
/// <param name="BaseYuan">What the rate is of.</param>
/// <param name="CapYuan">Most that is paid; nothing sets no cap.</param>
/// <param name="Milestone">The number of the milestone that releases it, from 1; nothing for one at the signing.</param>
/// <param name="AmountYuan">What it comes to. Computed; what a caller writes here is not read.</param>
public record Tranche(
    [Required, StringLength(200)] string Name, [Required, StringLength(100)] string Source, [Required, Range(typeof(decimal), "0", "100")] decimal? Rate,
    [Required, Range(typeof(decimal), "0", "1000000000000")] decimal? BaseYuan, [Range(typeof(decimal), "0", "1000000000000")] decimal? CapYuan,
    [Range(1, 30)] int? Milestone, decimal? AmountYuan);

/// <summary>The money of a contract (资金安排): its sources, and how each is paid out. It adds up to the yuan or is refused.</summary>
public record MoneyTable([Required, Length(1, 20)] IReadOnlyList<MoneySource> Sources, [Required, Length(1, 100)] IReadOnlyList<Tranche> Tranches)
{
    /// <summary>The contract's value.</summary>
    public decimal ValueYuan() => Sources.Sum(s => s.Yuan ?? 0);

    /// <summary>The money of a kind.</summary>
    public decimal Of(MoneyKind kind) => Sources.Where(s => s.Kind == kind).Sum(s => s.Yuan ?? 0);

    /// <summary>
    /// The table with its amounts. Each is its base times its rate in whole yuan, at most its cap; what rounding leaves of a source goes to its
    /// last payment.
    /// </summary>
    public MoneyTable Computed() => this with
    {
        Tranches = [.. Sources.SelectMany(source => PaidOut(source)).OrderBy(t => t.At).Select(t => t.Tranche)],
    };

    /// <summary>What is wrong with it under a scheme; nothing where it holds. Ask of a computed table.</summary>
    public IEnumerable<FieldError> Wrong(Scheme scheme, int milestones, string path)
    {
        for (var i = 0; i < Sources.Count; i++)
        {
            var source = Sources[i];
            var paid = Tranches.Where(t => t.Source == source.Name).Sum(t => t.AmountYuan ?? 0);
            if (source.Yuan != decimal.Truncate(source.Yuan ?? 0))
            {
                yield return new($"{path}.sources[{i}].yuan", "contract.whole-yuan");
            }
            else if (Sources.Count(s => s.Name == source.Name) > 1)
            {
                yield return new($"{path}.sources[{i}].name", "contract.source-twice", source.Name);
            }
            else if (paid != source.Yuan)
            {
                yield return new($"{path}.sources[{i}].yuan", "contract.money-sum", source.Name, source.Yuan, paid, source.Yuan - paid);
            }
        }

        for (var i = 0; i < Tranches.Count; i++)
        {
            if (Tranches[i].Milestone > milestones)
            {
                yield return new($"{path}.tranches[{i}].milestone", "contract.tranche-milestone", milestones);
            }
        }

        var (value, most) = (ValueYuan(), Most(scheme));
        if (Of(MoneyKind.Public) > most)
        {
            yield return new($"{path}.sources", "contract.public-cap", most, Of(MoneyKind.Public));
        }

        if (Of(MoneyKind.Own) < Of(MoneyKind.Public) * scheme.OwnToPublicRatio)
        {
            yield return new($"{path}.sources", "contract.money-ratio", Of(MoneyKind.Public) * scheme.OwnToPublicRatio, scheme.OwnToPublicRatio);
        }

        if (value <= 0)
        {
            yield return new($"{path}.sources", "contract.no-money");
        }
    }

    private decimal Most(Scheme scheme) => Math.Min(decimal.Truncate(ValueYuan() * scheme.PublicMoneyRate), scheme.PublicMoneyCapYuan ?? decimal.MaxValue);

    private IEnumerable<(int At, Tranche Tranche)> PaidOut(MoneySource source)
    {
        var own = Tranches.Select((tranche, at) => (at, tranche)).Where(t => t.tranche.Source == source.Name).ToList();
        var amounts = own.ConvertAll(t => Math.Min(
            Math.Round((t.tranche.BaseYuan ?? 0) * (t.tranche.Rate ?? 0) / 100, MidpointRounding.AwayFromZero), t.tranche.CapYuan ?? decimal.MaxValue));

        // Rounding can be off by half a yuan a payment and no more: a greater difference is a mistake, which stays to be seen.
        var rest = (source.Yuan ?? 0) - amounts.Sum();
        if (own.Count > 1 && Math.Abs(rest) <= own.Count / 2m && amounts[^1] + rest <= (own[^1].tranche.CapYuan ?? decimal.MaxValue) && amounts[^1] + rest >= 0)
        {
            amounts[^1] += rest;
        }

        return own.Select((t, i) => (t.at, t.tranche with { AmountYuan = amounts[i] }));
    }
}
