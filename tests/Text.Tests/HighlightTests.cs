using Xunit;

namespace ScenarioHub.Text.Tests;

public class HighlightTests
{
    [Theory]
    [InlineData("環湖水質監測場景", "水质监测", "環湖<mark>水質監測</mark>場景")]
    [InlineData("ＡＩ識別", "ai", "<mark>ＡＩ</mark>識別")]
    [InlineData("AI与RAIN", "ai", "<mark>AI</mark>与RAIN")]
    [InlineData("<b>水质</b>", "水质", "&lt;b&gt;<mark>水质</mark>&lt;/b&gt;")]
    [InlineData("𠀀水质", "水质", "𠀀<mark>水质</mark>")]
    public void Hits_are_marked_in_the_text_as_it_was_written(string text, string query, string html) =>
        Assert.Equal(html, Highlight.Of(text, Tokens.Of(query).ToList()));

    [Fact]
    public void Without_a_hit_there_is_nothing() => Assert.Null(Highlight.Of("道路破损", ["水质"]));

    [Fact]
    public void A_long_text_is_cut_around_the_first_hit()
    {
        var html = Highlight.Of(new string('甲', 500) + "水质" + new string('乙', 500), ["水质"], 60)!;
        Assert.StartsWith("…甲", html, StringComparison.Ordinal);
        Assert.EndsWith("乙…", html, StringComparison.Ordinal);
        Assert.Contains("<mark>水质</mark>", html, StringComparison.Ordinal);
        Assert.Equal(60, html.Replace("<mark>", "", StringComparison.Ordinal).Replace("</mark>", "", StringComparison.Ordinal).Trim('…').Length);
    }
}
