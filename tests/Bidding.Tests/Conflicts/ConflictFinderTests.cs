using ScenarioHub.Bidding.Conflicts;
using ScenarioHub.Bidding.Experts;
using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Identity;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Conflicts;

public class ConflictFinderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);
    private static readonly Party Lead = new(Guid.CreateVersion7(), "甲智能科技有限公司");
    private static readonly Party Member = new(Guid.CreateVersion7(), "丙研究院");
    private static readonly Party Rival = new(Guid.CreateVersion7(), "乙新材料有限公司");
    private static readonly (Guid One, Guid Two) Bids = (Guid.CreateVersion7(), Guid.CreateVersion7());
    private static readonly ConflictFinder Finder = new(
        Guid.CreateVersion7(), [new(Bids.One, new(Lead, [Member]), ["王五"]), new(Bids.Two, new(Rival, []), [])], 3, Now);

    [Fact]
    public void Whoever_works_for_a_bidder_is_out_for_its_bid_and_for_its_rivals() =>
        Assert.Equal([(Bids.One, ConflictKind.SameOrganization), (Bids.Two, ConflictKind.CoBidder)], Of(Expert(Lead.Id), null));

    [Fact]
    public void Whoever_works_for_a_member_of_a_consortium_is_tied_indirectly() =>
        Assert.Equal([(Bids.One, ConflictKind.Consortium), (Bids.Two, ConflictKind.CoBidder)], Of(Expert(Member.Id), null));

    [Fact]
    public void A_name_that_differs_in_width_spaces_and_characters_only_is_the_same() =>
        Assert.Contains((Bids.One, ConflictKind.SameOrganization), Of(Expert(Guid.CreateVersion7()), "甲智能科技 有限公司"));

    [Theory]
    [InlineData(null, true)]
    [InlineData("2023-11-26", true)]
    [InlineData("2023-11-25", false)]
    public void An_affiliation_binds_while_it_lasts_and_for_the_schemes_years_after(string? to, bool binds)
    {
        var expert = Expert(Guid.CreateVersion7(), new Affiliation(null, "乙新材料有限公司", new(2015, 1, 1), to is null ? null : DateOnly.Parse(to)));
        Assert.Equal(binds ? [(Bids.Two, ConflictKind.Affiliation)] : [], Of(expert, null));
    }

    [Fact]
    public void An_affiliation_with_an_id_is_matched_by_the_id_and_not_by_the_name()
    {
        Assert.Equal([(Bids.One, ConflictKind.Consortium)], Of(Expert(Guid.CreateVersion7(), new Affiliation(Member.Id, "旧名", new(2020, 1, 1), null)), null));
        Assert.Empty(Of(Expert(Guid.CreateVersion7(), new Affiliation(Guid.CreateVersion7(), Member.Name, new(2020, 1, 1), null)), null));
    }

    [Fact]
    public void Whoever_is_named_in_a_team_does_not_judge_that_bid() =>
        Assert.Equal([(Bids.One, ConflictKind.Team)], Of(Expert(Guid.CreateVersion7(), name: "王五"), null));

    [Fact]
    public void A_declared_organisation_leads_to_all_bids_behind_which_it_stands()
    {
        Assert.Equal([Bids.One], Finder.BidsOf("丙研究院"));
        Assert.Empty(Finder.BidsOf("无关单位"));
    }

    private static IEnumerable<(Guid, ConflictKind)> Of(Expert expert, string? organization) =>
        Finder.Of(expert, organization).Select(c => (c.BidId, c.Kind));

    private static Expert Expert(Guid organization, Affiliation? affiliation = null, string name = "张三")
    {
        var expert = new Expert { PersonId = Guid.CreateVersion7() };
        expert.Follow(new MemberChanged(expert.PersonId, 1, organization, "company", name, "a@example.org", "zh-CN", ["expert"], true, Now));
        expert.Describe(new(["燃烧"], "110100", true, affiliation is null ? [] : [affiliation]));
        return expert;
    }
}
