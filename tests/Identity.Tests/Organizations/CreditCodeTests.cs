using ScenarioHub.Identity.Organizations;
using ScenarioHub.ServiceDefaults.Problems;
using Xunit;

namespace ScenarioHub.Identity.Tests.Organizations;

public class CreditCodeTests
{
    [Theory]
    [InlineData("91440300708461136T")]
    [InlineData("91310110666007217T")]
    public void Real_codes_pass_without_a_warning(string code) => Assert.Empty(CreditCode.WarningsOf(CreditCode.Parse(code)));

    [Fact]
    public void An_early_real_code_with_a_wrong_check_warns() =>
        Assert.Equal([CreditCode.WrongCheck], CreditCode.WarningsOf(CreditCode.Parse("91350211M0000XUF46")));

    [Fact]
    public void Every_single_wrong_character_warns()
    {
        const string right = "91440300708461136T";
        const string characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        var wrong = from i in Enumerable.Range(0, right.Length)
                    from c in characters
                    where c != right[i]
                    select right[..i] + c + right[(i + 1)..];

        Assert.All(wrong, code => Assert.Contains(CreditCode.WrongCheck, CreditCode.WarningsOf(code)));
    }

    [Fact]
    public void A_wrong_organisation_code_inside_is_told_apart() =>
        Assert.Contains(CreditCode.WrongOrganizationCheck, CreditCode.WarningsOf("91440300708461137T"));

    [Fact]
    public void Small_letters_and_spaces_are_put_right() =>
        Assert.Equal("91440300708461136T", CreditCode.Parse(" 91440300 7084 61136t "));

    [Theory]
    [InlineData("")]
    [InlineData("91440300708461136")]
    [InlineData("91440300708461136TT")]
    [InlineData("91440300708461136I")]
    [InlineData("９１440300708461136T")]
    public void What_cannot_be_a_code_is_refused(string text)
    {
        var refused = Assert.Throws<InvalidException>(() => CreditCode.Parse(text));

        Assert.Equal(("creditCode", "credit-code.malformed"), (refused.Errors[0].Field, refused.Errors[0].Code));
    }
}
