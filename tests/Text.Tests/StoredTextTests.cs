using ScenarioHub.Text;
using Xunit;

namespace ScenarioHub.Text.Tests;

public class StoredTextTests
{
    [Theory]
    [InlineData("园区", 5, "园区")]
    [InlineData("园区场景", 2, "园区")]
    [InlineData("a😀b", 2, "a")]
    [InlineData("a😀b", 3, "a😀")]
    [InlineData("a\0b", 5, "a\uFFFDb")]
    [InlineData("", 5, "")]
    public void What_a_stranger_has_written_can_be_stored_and_no_pair_is_cut_in_two(string text, int most, string stored) =>
        Assert.Equal(stored, StoredText.Of(text, most));

    [Theory]
    [InlineData("园区\t\n\r", "园区\t\n\r")]
    [InlineData("第一行\v第二行\u0001", "第一行第二行")]
    [InlineData("a😀\uFFFE\uFFFF", "a😀")]
    public void What_xml_has_no_place_for_is_left_out(string text, string written) => Assert.Equal(written, StoredText.ForXml(text));

    /// <summary>Halves of a pair do not survive in an attribute's data, so they stand here.</summary>
    [Fact]
    public void Half_a_pair_becomes_the_sign_for_what_cannot_be_shown()
    {
        Assert.Equal("a\uFFFDb", StoredText.Of("a\uD83Db", 5));
        Assert.Equal("\uFFFD\uFFFD", StoredText.Of("\uDE00\uD83D", 5));
        Assert.Equal("a\uFFFD", StoredText.ForXml("a\uD83D"));
    }
}
