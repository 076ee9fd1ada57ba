using ScenarioHub.Bidding.Assignment;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Assignment;

public class ConveningTests
{
    [Theory]
    [InlineData(3, 5, 20, 5)]
    [InlineData(30, 5, 20, 9)]
    [InlineData(300, 5, 20, 75)]
    [InlineData(8, 4, 20, 5)]
    public void A_panel_is_as_small_as_the_load_lets_it_be_and_odd(int bids, int size, int load, int panel) =>
        Assert.Equal(panel, Convening.SizeOf(bids, size, load));

    [Fact]
    public void Those_without_conflict_come_first_then_the_nearest_and_provinces_are_mixed()
    {
        var candidates = new[] { Of(1, 1, 0.0), Of(1, 0, 0.1), Of(1, 0, 0.2), Of(2, 0, 0.3), Of(3, 0, 0.0, mayBe: false) };
        Assert.Equal([1, 3, 2], Convening.Choose(candidates, [], 3));
        Assert.Equal([1, 3, 2, 0], Convening.Choose(candidates, [], 9));
        Assert.Equal([3], Convening.Choose(candidates, [1, 2], 1));
    }

    [Fact]
    public void A_field_counts_whole_where_it_stands_in_the_text_and_in_part_where_half_of_it_does()
    {
        var text = new FieldText("高炉煤气低热值燃烧关键技术");
        Assert.Equal(0, text.Match(["低热值燃烧"]).Distance);
        Assert.Equal(0, text.Match(["低熱值燃燒"]).Distance);
        Assert.Equal(1, text.Match(["量子通信"]).Distance);
        Assert.Empty(text.Match(["量子通信"]).Fields);
        var part = text.Match(["低热值燃烧", "煤气净化"]);
        Assert.Equal(["低热值燃烧"], part.Fields);
        Assert.Equal(0.5, part.Distance);
        Assert.Equal(["煤气燃烧"], text.Match(["煤气燃烧"]).Fields);
        Assert.InRange(text.Match(["煤气燃烧"]).Distance, 0.5, 0.8);
    }

    private static Candidate Of(int region, int conflicts, double distance, bool mayBe = true) =>
        new(Guid.CreateVersion7(), region, 0, conflicts, distance, mayBe);
}
