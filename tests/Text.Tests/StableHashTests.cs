using Xunit;

namespace ScenarioHub.Text.Tests;

public class StableHashTests
{
    // From the reference test vectors of FNV-1a: what is stored stays comparable between releases.
    [Theory]
    [InlineData("", 0xcbf29ce484222325UL)]
    [InlineData("a", 0xaf63dc4c8601ec8cUL)]
    [InlineData("foobar", 0x85944171f73967e8UL)]
    public void A_text_has_the_same_number_everywhere(string text, ulong number) => Assert.Equal(number, StableHash.Of(text));
}
