using ScenarioHub.Matchmaking.Profiles;
using ScenarioHub.ServiceDefaults.Problems;
using Xunit;

namespace ScenarioHub.Matchmaking.Tests.Profiles;

public class ProfileTests
{
    private static readonly ProfileContent Other = new("声呐", "水下声呐探测", ["声呐"]);

    [Fact]
    public void A_source_that_says_nothing_new_changes_nothing()
    {
        var profile = Some.Profile();
        Assert.False(profile.Reimport(profile.CompanyName, new("水质监测 ", " 水质在线监测系统"), Some.Now));
        Assert.Equal(1, profile.Version);
    }

    [Fact]
    public void A_source_that_says_more_updates_it()
    {
        var profile = Some.Profile();
        Assert.True(profile.Reimport(profile.CompanyName, Other, Some.Now));
        Assert.Equal((2, "水下声呐探测"), (profile.Version, profile.Content.Capability));
    }

    [Fact]
    public void What_a_company_keeps_itself_no_import_overwrites()
    {
        var profile = Some.Profile();
        profile.BelongTo(Guid.CreateVersion7(), profile.CompanyName, Some.Now);
        profile.Edit(Other, Some.Now);
        Assert.False(profile.Reimport(profile.CompanyName, new(null, "别的内容"), Some.Now));
        Assert.Equal("水下声呐探测", profile.Content.Capability);
    }

    [Fact]
    public void A_withdrawn_profile_cannot_be_changed_or_withdrawn_again()
    {
        var profile = Some.Profile(Guid.CreateVersion7());
        profile.Withdraw(Some.Now);
        Assert.Equal("profile.withdrawn", Assert.Throws<RuleException>(() => profile.Edit(Other, Some.Now)).Code);
        Assert.Equal("profile.withdrawn", Assert.Throws<RuleException>(() => profile.Withdraw(Some.Now)).Code);
        Assert.Equal(2, profile.Version);
    }

    [Fact]
    public void A_company_is_the_same_in_any_spelling_of_its_name() =>
        Assert.Equal(Some.Profile(name: "測試 科技(成都)有限公司").CompanyKey, Some.Profile(name: "测试科技（成都）有限公司").CompanyKey);
}
