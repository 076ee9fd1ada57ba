using ScenarioHub.Scenarios.OpenData.Ocds;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.OpenData;

public class LearningTests
{
    private static readonly Life Life = new(TestPerson.OfPark(), null);

    private static readonly Func<ProcessFacts, ProcessFacts>[] Facts =
    [
        f => f.Heard(Life.Opened), f => f.Heard(Life.Closed), f => f.Heard(Life.Noticed), f => f.Heard(Life.Awarded), f => f.Heard(Life.Signed), f => f.Heard(Life.Progressed),
    ];

    private static ProcessFacts Begun => new() { Tender = new(0, Life.Id, Life.Number, "水质监测揭榜", Life.Owner, Life.Closed.At) };

    [Fact]
    public void Facts_in_any_order_and_twice_lead_to_the_same_knowledge()
    {
        var expected = Canonical(Facts.Aggregate(Begun, (f, hear) => hear(f)));
        var orders = Permutations(Facts.Length).ToList();
        Assert.Equal(720, orders.Count);
        Assert.All(orders, order => Assert.Equal(expected, Canonical(order.Concat(order.Reverse()).Aggregate(Begun, (f, i) => Facts[i](f)))));
    }

    [Fact]
    public void A_notice_that_comes_after_its_award_does_not_make_the_award_pending_again()
    {
        var facts = Begun.Heard(Life.Awarded).Heard(Life.Noticed);
        Assert.Equal("active", Assert.Single(facts.Awards).Status);
        Assert.Equal("complete", facts.Tender!.Status);
    }

    [Theory]
    [InlineData("tender", 0)]
    [InlineData("tenderAmendment", 1)]
    [InlineData("tenderUpdate", 2)]
    [InlineData("award", 3)]
    [InlineData("tenderUpdate,awardUpdate", 4)]
    [InlineData("contract", 5)]
    [InlineData("implementation", 6)]
    [InlineData("contractAmendment", 7)]
    [InlineData("contractTermination", 8)]
    public void A_release_is_tagged_by_what_changed(string tags, int step)
    {
        Func<ProcessFacts, ProcessFacts>[] life =
        [
            f => f.Heard(Life.Opened), f => f.Heard(Life.Moved), f => f.Heard(Life.Closed), f => f.Heard(Life.Noticed), f => f.Heard(Life.Awarded),
            f => f.Heard(Life.Signed), f => f.Heard(Life.Progressed), f => f.Heard(Life.Amended), f => f.Heard(Life.Done),
        ];
        var before = life.Take(step).Aggregate(new ProcessFacts(), (f, hear) => hear(f));
        Assert.Equal(tags, string.Join(',', ReleaseTags.Of(before, life[step](before))));
    }

    private static string Canonical(ProcessFacts facts) => JsonFacts.Write(facts with { Awards = [.. facts.Awards.OrderBy(a => a.Supplier.Id)] });

    private static IEnumerable<int[]> Permutations(int count) => count == 0
        ? [[]]
        : from shorter in Permutations(count - 1)
          from place in Enumerable.Range(0, count)
          select (int[])[.. shorter[..place], count - 1, .. shorter[place..]];
}
