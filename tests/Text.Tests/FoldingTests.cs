using System.Text;
using Xunit;

namespace ScenarioHub.Text.Tests;

public class FoldingTests
{
    [Theory]
    [InlineData("無人機", "无人机")]
    [InlineData("ＡＩ　水质", "ai 水质")]
    [InlineData("Robot", "ROBOT")]
    [InlineData("ｶﾞ", "ガ")]
    [InlineData("①号", "1号")]
    [InlineData("裡面", "里面")]
    public void What_a_reader_takes_for_the_same_is_equal(string one, string other) => Assert.Equal(Folding.Fold(one), Folding.Fold(other));

    [Fact]
    public void What_is_no_character_does_no_harm() =>
        Assert.Equal(["水\uFFFD质", "水\uFFFD质"], new[] { "水\uD800质", "水\uFFFE质" }.Select(Folding.Fold));

    [Fact]
    public void Different_words_stay_different() => Assert.NotEqual(Folding.Fold("水质监测"), Folding.Fold("水质检测"));

    [Fact]
    public void Folding_twice_changes_nothing_for_any_character()
    {
        var unstable = new List<string>();
        for (var code = 0x20; code <= 0x2FFFF; code++)
        {
            if (Rune.IsValid(code))
            {
                var once = Folding.Fold(new Rune(code).ToString());
                if (Folding.Fold(once) != once)
                {
                    unstable.Add($"U+{code:X}");
                }
            }
        }

        Assert.Empty(unstable);
    }
}
