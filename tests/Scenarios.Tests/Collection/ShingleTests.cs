using ScenarioHub.Scenarios.Duplicates;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Collection;

public class ShingleTests
{
    private const string Need = "环湖水域面积大，人工巡查难以及时发现蓝藻水华，需要基于人工智能的水质在线监测与预警，覆盖二十个点位，准确率不低于百分之九十五。";

    [Fact]
    public void Script_width_case_and_punctuation_make_no_difference()
    {
        var a = Shingles.Of("AI水质监测", "覆盖20个点位");
        var b = Shingles.Of("ＡＩ 水質監測！", "覆蓋２０個點位。");
        Assert.Equal(1, Shingles.Resemblance(a, b));
        Assert.Equal(MinHash.Of(a), MinHash.Of(b));
    }

    [Fact]
    public void The_resemblance_is_common_shingles_over_all_shingles()
    {
        // abc bcd cde | bcd cde def: two of four.
        Assert.Equal(0.5, Shingles.Resemblance(Shingles.Of("abcde"), Shingles.Of("bcdef")));
        Assert.Equal(0, Shingles.Resemblance(Shingles.Of("。。"), Shingles.Of("。。")));
        Assert.Empty(MinHash.Of(Shingles.Of("。")));
    }

    [Fact]
    public void A_near_duplicate_shares_a_band_and_another_need_does_not()
    {
        var near = Need.Replace("二十个", "三十个", StringComparison.Ordinal).Replace("需要基于", "拟采用", StringComparison.Ordinal);
        var other = "园区楼宇能耗数据分散，无法统一分析，希望建设能碳管理平台，实现分项计量、异常识别与碳排放核算。";
        Assert.InRange(Shingles.Resemblance(Shingles.Of(Need), Shingles.Of(near)), 0.5, 0.95);
        Assert.NotEmpty(MinHash.Of(Shingles.Of(Need)).Intersect(MinHash.Of(Shingles.Of(near))));
        Assert.True(Shingles.Resemblance(Shingles.Of(Need), Shingles.Of(other)) < 0.05);
        Assert.Empty(MinHash.Of(Shingles.Of(Need)).Intersect(MinHash.Of(Shingles.Of(other))));
    }

    [Fact]
    public void The_bands_find_what_the_formula_promises()
    {
        var random = new Random(7);
        var (tried, found) = (0, 0);
        for (var i = 0; i < 400; i++)
        {
            // Two sets of 100 with 60 in common: s = 60 / 140 = 0.43, so 99.8 % should share a band.
            var common = Enumerable.Range(0, 60).Select(_ => (ulong)random.NextInt64()).ToList();
            HashSet<ulong> Set() => [.. common, .. Enumerable.Range(0, 40).Select(_ => (ulong)random.NextInt64())];
            tried++;
            found += MinHash.Of(Set()).Intersect(MinHash.Of(Set())).Any() ? 1 : 0;
        }

        Assert.True(found >= 0.98 * tried, $"{found} of {tried}");
    }
}
