using ScenarioHub.Matchmaking.Engine.Judged;
using ScenarioHub.Matchmaking.Engine.Text;
using ScenarioHub.Text;
using Xunit;

namespace ScenarioHub.Engine.Tests.Text;

public class CutterTests
{
    [Fact]
    public void The_engine_cuts_texts_into_the_same_tokens_as_the_shared_text_room()
    {
        var texts = JudgedCollection.Shared.Profiles.Select(profile => profile.Capability)
            .Concat(["AI水质监测", "５Ｇ專網與ＡＩ", "一", "a一b", "㎏與①", "", "。；", "L4级-无人车"]);
        Assert.All(texts, text => Assert.Equal(Tokens.Of(text), Cut(text)));
    }

    [Theory]
    [InlineData("水質監測ＡＩ", "水质监测ai")]
    [InlineData("CNAS", "cnas")]
    public void Folding_by_table_keeps_places(string text, string folded)
    {
        Assert.Equal(folded, FastFolding.Fold(text));
        Assert.Equal(Folding.Fold(text), FastFolding.Fold(text));
    }

    [Fact]
    public void Boilerplate_leaves_blanks_so_that_its_neighbours_do_not_pair()
    {
        var blanked = Boilerplate.Blank("钛合金关键技术研究及产业化");
        Assert.Equal("钛合金", blanked.Trim().Split(' ')[0]);
        Assert.DoesNotContain("关键技术", blanked);
        Assert.Equal("钛合金关键技术研究及产业化".Length, blanked.Length);
    }

    private static List<string> Cut(string text)
    {
        var tokens = new List<string>();
        var cutter = new Cutter(FastFolding.Fold(text));
        while (cutter.MoveNext())
        {
            tokens.Add(cutter.Token.ToString());
        }

        return tokens;
    }
}
