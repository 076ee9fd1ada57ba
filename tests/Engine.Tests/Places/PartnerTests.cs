using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Engine.Places;
using Xunit;
using static ScenarioHub.Engine.Tests.Documents;

namespace ScenarioHub.Engine.Tests.Places;

public class PartnerTests
{
    private static readonly Guid Park = Guid.CreateVersion7();

    [Theory]
    [InlineData("510104", "四川", "成都")]
    [InlineData("510100", "四川", "成都")]
    [InlineData("510000", "四川", null)]
    [InlineData("110108", "北京", "北京")]
    [InlineData("500000", "重庆", "重庆")]
    [InlineData("429004", "湖北", "仙桃")]
    [InlineData("429000", "湖北", null)]
    [InlineData("x", "", null)]
    [InlineData("990000", "", null)]
    public void A_region_code_is_a_province_and_a_city(string code, string province, string? city) => Assert.Equal((province, city), Regions.PlaceOf(code));

    [Fact]
    public void A_company_at_a_partner_counts_more_than_elsewhere_and_less_than_in_the_same_province()
    {
        var engine = Engine();
        string[] order =
        [
            .. engine.FindCompanies(Need(), 10).Select(s => Companies.Single(c => c.Id == s.Id).City!),
        ];
        Assert.Equal(["成都", "绵阳", "合肥", "芜湖", "广州"], order);
        Assert.All(engine.FindCompanies(Need(), 10).Zip(engine.FindCompanies(Need(), 10).Skip(1)), pair => Assert.True(pair.First.Score > pair.Second.Score));
    }

    [Fact]
    public void The_partner_is_named_at_its_closest()
    {
        var found = Engine().FindCompanies(Need(), 10).ToDictionary(s => Companies.Single(c => c.Id == s.Id).City!, s => s.Reasons.Attributes.Where(a => a.Code == "region.partner").ToList());
        Assert.Equal(["合肥高新区", "合肥"], Assert.Single(found["合肥"]).Arguments);
        Assert.Equal(["合肥高新区", "安徽"], Assert.Single(found["芜湖"]).Arguments);
        Assert.Empty(found["成都"]);
        Assert.Empty(found["绵阳"]);
        Assert.Empty(found["广州"]);
    }

    [Fact]
    public void Only_the_parks_own_needs_count_its_partners()
    {
        var (engine, plain) = (Engine(), Engine(withPartners: false));
        var other = Need() with { OwnerId = Guid.CreateVersion7() };
        Assert.Equal(plain.FindCompanies(other, 10).Select(s => (s.Id, s.Score)), engine.FindCompanies(other, 10).Select(s => (s.Id, s.Score)));
        engine.UsePartners(new Dictionary<Guid, IReadOnlyList<PartnerPlace>>());
        Assert.Equal(plain.FindCompanies(Need(), 10).Select(s => (s.Id, s.Score)), engine.FindCompanies(Need(), 10).Select(s => (s.Id, s.Score)));
    }

    [Fact]
    public void Both_sides_score_a_pair_alike_and_an_image_knows_nothing_of_partners()
    {
        var engine = Engine();
        var need = Need();
        engine.Put(need);
        foreach (var found in engine.FindCompanies(need, 10))
        {
            var company = Companies.Single(c => c.Id == found.Id);
            Assert.Equal(found.Score, engine.Judge(need, company), 12);
            Assert.Equal(found.Score, Assert.Single(engine.FindScenarios(company, 5)).Score, 12);
        }

        using var image = new MemoryStream();
        engine.Save(image);
        image.Position = 0;
        var loaded = MatchingEngine.Load(image);
        Assert.NotEqual(engine.FindCompanies(need, 10).Select(s => s.Score), loaded.FindCompanies(need, 10).Select(s => s.Score));
        loaded.UsePartners(Partners);
        Assert.Equal(engine.FindCompanies(need, 10).Select(s => (s.Id, s.Score)), loaded.FindCompanies(need, 10).Select(s => (s.Id, s.Score)));
    }

    [Fact]
    public void Fifty_partners_weigh_no_more_than_one()
    {
        var (one, many) = (Engine(), Engine());
        many.UsePartners(new Dictionary<Guid, IReadOnlyList<PartnerPlace>>
        {
            [Park] = [.. Partners[Park], .. Enumerable.Range(0, 49).Select(i => new PartnerPlace($"园区{i}", "安徽", "合肥"))],
        });
        Assert.Equal(one.FindCompanies(Need(), 10).Select(s => (s.Id, s.Score)), many.FindCompanies(Need(), 10).Select(s => (s.Id, s.Score)));

        // Further places are further chances, and take nothing from what a company at one of them has.
        many.UsePartners(new Dictionary<Guid, IReadOnlyList<PartnerPlace>> { [Park] = [.. Partners[Park], new("广州高新区", "广东", "广州")] });
        var (before, after) = (one.FindCompanies(Need(), 10).ToDictionary(s => s.Id, s => s.Score), many.FindCompanies(Need(), 10).ToDictionary(s => s.Id, s => s.Score));
        Assert.All(Companies.Where(c => c.City != "广州"), c => Assert.Equal(before[c.Id], after[c.Id], 6));
        Assert.All(Companies.Where(c => c.City == "广州"), c => Assert.True(after[c.Id] > before[c.Id]));
    }

    private static readonly CompanyDocument[] Companies =
    [
        .. new[] { ("四川", "成都"), ("四川", "绵阳"), ("安徽", "合肥"), ("安徽", "芜湖"), ("广东", "广州") }
            .Select(place => Company("水质监测设备与运维服务", ["水质监测设备"], province: place.Item1, city: place.Item2)),
    ];

    private static readonly Dictionary<Guid, IReadOnlyList<PartnerPlace>> Partners = new() { [Park] = [new("合肥高新区", "安徽省", "合肥市")] };

    private static ScenarioDocument Need() => Scenario("水质监测", "河道水质监测设备采购", province: "四川省", city: "成都市", id: new("00000000-0000-0000-0000-00000000000a")) with { OwnerId = Park };

    private static MatchingEngine Engine(bool withPartners = true)
    {
        var engine = new MatchingEngine();
        engine.PutAll(Companies);
        if (withPartners)
        {
            engine.UsePartners(Partners);
        }

        return engine;
    }
}
