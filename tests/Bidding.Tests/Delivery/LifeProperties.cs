using FsCheck;
using FsCheck.Fluent;
using ScenarioHub.ServiceDefaults.Problems;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Delivery;

/// <summary>
/// Random sequences of lawful and unlawful acts over a challenge's whole life, in a random order and at random times: whatever is refused
/// changes nothing, and what must always hold holds after every act.
/// </summary>
public class LifeProperties
{
    [Fact]
    public void Whatever_is_tried_in_whatever_order_the_rules_that_always_hold_hold()
    {
        var (reached, refused, done) = (new HashSet<string>(), 0, 0);
        var acts = Gen.Choose(0, 10_000).ArrayOf(240);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(400).WithQuietOnSuccess(true),
            Prop.ForAll(acts.ToArbitrary(), tried =>
            {
                var life = new RandomLife();
                foreach (var act in tried)
                {
                    var before = life.Fingerprint();
                    try
                    {
                        life.Act(act);
                        done++;
                    }
                    catch (Exception e) when (e is RuleException or InvalidException)
                    {
                        refused++;
                        Assert.Equal(before, life.Fingerprint());
                    }

                    life.AssertInvariants();
                    reached.UnionWith(life.States());
                }
            }));

        // Not vacuous: many acts were lawful, many were not, and the whole life was lived.
        Assert.True(done > 2000 && refused > 2000, $"{done} done, {refused} refused");
        Assert.Empty(
            new HashSet<string> { "Open", "Review", "Notice", "Awarded", "InDelivery", "Cancelled", "contract:Active", "contract:Terminated", "objection:Upheld", "notice:Void", "notice:Binding" }
                .Except(reached));
    }
}
