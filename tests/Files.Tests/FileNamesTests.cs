using Xunit;

namespace ScenarioHub.Files.Tests;

public class FileNamesTests
{
    [Theory]
    [InlineData("方案.pdf", "方案.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\张三\\方案.pdf", "方案.pdf")]
    [InlineData("a\u202Efdp.exe", "afdp.exe")]
    [InlineData("a\r\nSet-Cookie: b.pdf", "aSet-Cookie_ b.pdf")]
    [InlineData("a\"b<c>|d?*.pdf", "a_b_c__d__.pdf")]
    [InlineData("CON.pdf", "_CON.pdf")]
    [InlineData("...", "file")]
    [InlineData("", "file")]
    [InlineData(null, "file")]
    [InlineData(" a .pdf ", "a.pdf")]
    [InlineData("e\u0301.pdf", "é.pdf")]
    [InlineData("\uD83D\uDE00.png", "\uD83D\uDE00.png")]
    public void Names_are_made_harmless(string? sent, string kept) => Assert.Equal(kept, FileNames.Clean(sent));

    [Fact]
    public void A_long_name_is_cut_and_keeps_its_ending()
    {
        var name = FileNames.Clean(new string('长', 400) + ".pdf");
        Assert.Equal(150, name.Length);
        Assert.EndsWith("长.pdf", name);
    }

    [Fact]
    public void Half_a_character_becomes_a_sign() => Assert.Equal("a\uFFFD.pdf", FileNames.Clean("a\uD83D.pdf"));
}
