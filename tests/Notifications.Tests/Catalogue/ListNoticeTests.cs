using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Notifications.Catalogue;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Catalogue;

public class ListNoticeTests
{
    private static readonly Party Park = new(Guid.CreateVersion7(), "测试高新区");
    private static readonly Guid Member = Guid.CreateVersion7();

    [Fact]
    public void A_list_for_groups_is_told_to_its_members_and_its_park_and_a_list_for_everyone_to_all_verified_kinds()
    {
        var aimed = Told(Published(new(["瞪羚"], [], [], [], [Member])));
        Assert.Equal([Park.Id, Member], aimed.Of);
        Assert.Empty(aimed.OfVerified);
        Assert.False(aimed.ToAdministrators);
        Assert.Contains("company", Told(Published(null)).OfVerified);
    }

    [Fact]
    public void Of_a_changed_audience_only_those_are_told_who_have_joined()
    {
        var change = new ListAudienceChanged(Guid.CreateVersion7(), 3, "QD-2026-000007", "定向清单", Park, [Guid.CreateVersion7(), Member], [Member], Samples.At);
        Assert.Equal([Member], Told(change).Of);
        Assert.DoesNotContain(NoticeCatalogue.For<ListAudienceChanged>(), rule => rule.When(change with { Joined = [] }));
    }

    private static ListPublished Published(ListAudience? audience) =>
        new(Guid.CreateVersion7(), 2, "QD-2026-000007", "定向清单", Park, 3, Samples.At, audience);

    private static Audience Told<T>(T fact) => Assert.Single(NoticeCatalogue.For<T>(), rule => rule.When(fact)).To(fact);
}
