using ScenarioHub.Scenarios.Reference;
using ScenarioHub.ServiceDefaults.Problems;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Reference;

public class TechnologyFinderTests
{
    [Theory]
    [InlineData("基于大模型的政务助手", "大模型")]
    [InlineData("ＡＩ识别道路破损", "人工智能")]
    [InlineData("無人機巡檢與區塊鏈存證", "区块链")]
    [InlineData("使用AI算法", "人工智能")]
    public void A_text_speaks_of_a_technology_in_any_width_script_and_case(string text, string technology) =>
        Assert.Contains(technology, TechnologyFinder.In(text).Select(t => t.Name));

    [Theory]
    [InlineData("available topics and email devices")]
    [InlineData("PICTURE RAIN EVENT")]
    public void A_short_latin_word_is_not_found_inside_another(string text) => Assert.Empty(TechnologyFinder.In(text));

    [Fact]
    public void The_longest_term_wins() =>
        Assert.Equal(["时空大数据"], TechnologyFinder.In("时空大数据").Select(t => t.Name));

    [Fact]
    public void Broader_technologies_find_the_narrower() =>
        Assert.Equal(["人工智能", "大模型"], Technologies.WithBroader(["大模型"]).Order(StringComparer.Ordinal));
}

public class PlaceTests
{
    [Theory]
    [InlineData(null, "四川", "成都", "510100", "四川省", "成都市", "西部")]
    [InlineData(null, "北京", "北京", "110000", "北京市", "北京市", "东部")]
    [InlineData("340100", null, null, "340100", "安徽省", "合肥市", "中部")]
    [InlineData(null, "江蘇省", "昆山", "320583", "江苏省", "昆山市", "东部")]
    [InlineData("110101", null, null, "110101", "北京市", "东城区", "东部")]
    [InlineData(null, "辽宁", null, "210000", "辽宁省", null, "东北")]
    public void Names_find_their_code_and_codes_their_names(string? code, string? province, string? city, string expectedCode, string fullProvince, string? fullCity, string macro)
    {
        var errors = new List<FieldError>();
        Assert.Equal(new Place(expectedCode, fullProvince, fullCity, macro), Place.Of(code, province, city, errors));
        Assert.Empty(errors);
    }

    [Theory]
    [InlineData("999999", null, null, "regionCode", "region.unknown")]
    [InlineData(null, "火星", null, "province", "province.unknown")]
    [InlineData(null, "四川", "合肥", "city", "city.unknown")]
    [InlineData(null, null, "合肥", "province", "province.needed")]
    [InlineData("340100", "四川", null, "province", "province.not-of-code")]
    public void What_does_not_fit_is_named(string? code, string? province, string? city, string field, string rule)
    {
        var errors = new List<FieldError>();
        Place.Of(code, province, city, errors);
        Assert.Equal((field, rule), (Assert.Single(errors).Field, errors[0].Code));
    }
}
