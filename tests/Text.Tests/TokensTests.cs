using Xunit;

namespace ScenarioHub.Text.Tests;

public class TokensTests
{
    [Theory]
    [InlineData("AI水质监测", "ai 水质 质监 监测")]
    [InlineData("水", "水")]
    [InlineData("水，质", "水 质")]
    [InlineData("5G-A 专网", "5g a 专网")]
    [InlineData("無人機", "无人 人机")]
    [InlineData("𠀀𠀁", "𠀀𠀁")]
    [InlineData("，。！", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Chinese_becomes_pairs_and_words_stay_whole(string? text, string tokens) => Assert.Equal(tokens, string.Join(' ', Tokens.Of(text)));

    [Fact]
    public void The_index_also_keeps_single_characters_so_that_one_can_be_searched() =>
        Assert.Equal(["ai", "水", "水质", "质"], Tokens.ForIndex("AI水质", null, "水").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("AI水质监测应用场景", "水质监测")]
    [InlineData("環湖水質監測", "湖水")]
    [InlineData("低空经济（试点）", "低空")]
    public void Every_part_of_a_phrase_is_found_in_the_index_of_the_phrase(string text, string query) =>
        Assert.Subset(Tokens.ForIndex(text), Tokens.Of(query).ToHashSet());
}
