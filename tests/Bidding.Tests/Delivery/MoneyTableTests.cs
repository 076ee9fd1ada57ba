using ScenarioHub.Bidding.Contracts;
using ScenarioHub.Bidding.Schemes;
using Tranche = ScenarioHub.Bidding.Contracts.Tranche;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Delivery;

public class MoneyTableTests
{
    [Fact]
    public void Amounts_are_rate_times_base_up_to_the_cap_and_add_up() =>
        Assert.Equal([400_000m, 600_000m, 2_000_000m], Agreed.Money().Computed().Tranches.Select(t => t.AmountYuan!.Value));

    [Fact]
    public void What_rounding_leaves_goes_to_the_last_payment_of_its_source()
    {
        var thirds = new MoneyTable(
            [new("财政", MoneyKind.Public, 100), new("自筹", MoneyKind.Own, 100)],
            [
                .. Enumerable.Range(1, 3).Select(i => new Tranche($"第{i}笔", "财政", 33.33m, 100, null, null, null)),
                new("配套", "自筹", 100, 100, null, null, null),
            ]).Computed();
        Assert.Equal([33m, 33m, 34m, 100m], thirds.Tranches.Select(t => t.AmountYuan!.Value));
        Assert.Empty(thirds.Wrong(new(), 0, "money"));
    }

    [Fact]
    public void A_table_that_is_off_by_more_than_rounding_is_refused_with_the_difference()
    {
        var table = Agreed.Money();
        var capped = table with { Tranches = [table.Tranches[0] with { CapYuan = 300_000 }, .. table.Tranches.Skip(1)] };
        var error = Assert.Single(capped.Computed().Wrong(new(), 2, "money"));
        Assert.Equal(("money.sources[0].yuan", "contract.money-sum", 100_000m), (error.Field, error.Code, (decimal)error.Arguments[3]!));
    }

    [Fact]
    public void Public_money_stays_under_the_schemes_share_and_cap()
    {
        Assert.Equal("contract.public-cap", Assert.Single(Agreed.Money(own: 900_000).Computed().Wrong(new(), 2, "money")).Code);
        Assert.Equal(
            "contract.public-cap", Assert.Single(Agreed.Money().Computed().Wrong(new() { PublicMoneyCapYuan = 999_999 }, 2, "money")).Code);
        Assert.Equal("contract.money-ratio", Assert.Single(Agreed.Money().Computed().Wrong(new() { OwnToPublicRatio = 3 }, 2, "money")).Code);
    }

    [Fact]
    public void Every_mistake_is_told_at_its_field()
    {
        var table = new MoneyTable(
            [new("财政", MoneyKind.Public, 10.5m), new("自筹", MoneyKind.Own, 50), new("自筹", MoneyKind.Own, 50)],
            [new("配套", "自筹", 100, 50, null, 9, null)]);
        Assert.Equal(
            ["money.sources[0].yuan", "money.sources[1].name", "money.sources[2].name", "money.tranches[0].milestone"],
            table.Wrong(new Scheme(), 2, "money").Select(e => e.Field));
    }
}
