using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Consortia;
using ScenarioHub.ServiceDefaults.Problems;
using Xunit;
using static ScenarioHub.Bidding.Tests.Challenges.Written;

namespace ScenarioHub.Bidding.Tests.Consortia;

public class ConsortiumTests
{
    private static readonly Guid Lead = Guid.CreateVersion7();
    private static readonly Guid Member = Guid.CreateVersion7();

    private static Division Agreed => new([Part(Lead, 200, 60), Part(Member, 100, 40)], "secret");

    public static TheoryData<string, Division?> Gaps => new()
    {
        { "bid.division-part", Agreed with { Parts = [Part(Lead, 300, 100)] } },
        { "bid.division-lead", Agreed with { Parts = [Part(Lead, 200, 60) with { Task = " " }, Part(Member, 100, 40)] } },
        { "bid.division-stray", Agreed with { Parts = [.. Agreed.Parts, Part(Guid.CreateVersion7(), 0, 0)] } },
        { "bid.division-money", Agreed with { Parts = [Part(Lead, 199, 60), Part(Member, 100, 40)] } },
        { "bid.division-profit", Agreed with { Parts = [Part(Lead, 200, 60), Part(Member, 100, 41)] } },
    };

    [Theory, MemberData(nameof(Gaps))]
    public void Each_gap_of_a_division_is_named(string code, Division? division) =>
        Assert.Equal([code], ConsortiumCheck.Missing(Content with { Division = division }, Lead, [Signed(division!.Digest)], new()).Select(e => e.Code));

    [Fact]
    public void A_signature_holds_for_the_division_that_was_signed_and_no_other()
    {
        var member = Signed(Agreed.Digest);
        Assert.Empty(ConsortiumCheck.Missing(Content with { Division = Agreed }, Lead, [member], new()));
        var changed = Agreed with { Parts = [Part(Lead, 200, 61), Part(Member, 100, 39)] };
        Assert.Equal(["bid.unsigned"], ConsortiumCheck.Missing(Content with { Division = changed }, Lead, [member], new()).Select(e => e.Code));
        Assert.Equal("member.division-changed", Assert.Throws<RuleException>(() => member.Sign(Guid.CreateVersion7(), "李四", Agreed.Digest, changed.Digest, Now)).Code);
    }

    [Fact]
    public void Who_has_signed_is_bound_until_the_division_changes()
    {
        var member = Signed(Agreed.Digest);
        Assert.Equal("member.bound", Assert.Throws<RuleException>(() => member.Decline("另有安排", Agreed.Digest)).Code);
        member.Decline("分工不合适", "another");
        Assert.Equal("member.transition", Assert.Throws<RuleException>(() => member.Remove(Now)).Code);
        member.InviteAgain(Now);
        Assert.Equal((MemberState.Invited, null), (member.State, member.SignedDigest));
        Assert.Equal("member.twice", Assert.Throws<RuleException>(() => member.InviteAgain(Now)).Code);
    }

    [Fact]
    public void A_consortium_has_as_many_members_as_the_scheme_lets()
    {
        var members = Enumerable.Range(0, 3).Select(_ => Invited(Guid.CreateVersion7())).ToList();
        Assert.Contains("bid.too-many-members", ConsortiumCheck.Missing(Content, Lead, members, new() { MaximumMembers = 2 }).Select(e => e.Code));
        Assert.DoesNotContain("bid.too-many-members", ConsortiumCheck.Missing(Content, Lead, members, new() { MaximumMembers = 3 }).Select(e => e.Code));
    }

    [Fact]
    public void The_digest_hides_the_text_behind_a_secret_and_does_not_mind_the_order()
    {
        Assert.NotEqual(Agreed.Digest, (Agreed with { Secret = "another" }).Digest);
        Assert.Equal(Agreed.Digest, (Agreed with { Parts = [.. Agreed.Parts.Reverse()] }).Digest);
    }

    private static DivisionPart Part(Guid organization, decimal yuan, decimal profit) => new(organization, "单位", "燃烧器研制", yuan, profit, "各自所有");

    private static ConsortiumMember Invited(Guid organization) => ConsortiumMember.Invite(Begun(Open(), Lead), new(organization, "成员单位"), Now);

    private static ConsortiumMember Signed(string digest)
    {
        var member = Invited(Member);
        member.Sign(Guid.CreateVersion7(), "李四", digest, digest, Now);
        return member;
    }
}
