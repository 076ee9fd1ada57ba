using ScenarioHub.Web.Components.Compare;
using Xunit;

namespace ScenarioHub.Web.Tests;

public class TextDiffTests
{
    [Fact]
    public void What_only_one_text_says_is_marked_in_it()
    {
        var (left, right) = TextDiff.Of("覆盖二十个点位，准确率95%", "覆盖三十个点位，准确率98%。");
        Assert.Equal("覆盖[二]十个点位，准确率[95]%", Marked(left));
        Assert.Equal("覆盖[三]十个点位，准确率[98]%[。]", Marked(right));
    }

    [Fact]
    public void Equal_texts_have_no_marks_and_an_empty_one_marks_all_of_the_other()
    {
        var (left, right) = TextDiff.Of("水质 monitoring", "水质 monitoring");
        Assert.Equal(("水质 monitoring", "水质 monitoring"), (Marked(left), Marked(right)));
        (left, right) = TextDiff.Of(null, "水质");
        Assert.Equal(("", "[水质]"), (Marked(left), Marked(right)));
    }

    [Fact]
    public void Both_texts_can_be_read_again_from_their_pieces_however_long_they_are()
    {
        var (a, b) = (new string('甲', 3000) + "头", "尾" + new string('乙', 3000));
        var (left, right) = TextDiff.Of(a, b);
        Assert.Equal((a, b), (string.Concat(left.Select(p => p.Text)), string.Concat(right.Select(p => p.Text))));
    }

    private static string Marked(IEnumerable<DiffPiece> pieces) => string.Concat(pieces.Select(p => p.Marked ? $"[{p.Text}]" : p.Text));
}
