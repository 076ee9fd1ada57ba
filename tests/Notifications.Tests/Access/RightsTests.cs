using ScenarioHub.Notifications.Catalogue;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Access;

/// <summary>
/// Who may no longer see a thing hears no more of it, by any channel: generated from the catalogue of notices and the table of rights, every notice,
/// every part of its audience, every way in which that part's right ends, every channel; and before the end, and for who keeps the right, it comes.
/// </summary>
public class RightsTests(RightsApp app, ITestOutputHelper output) : IClassFixture<RightsApp>
{
    [Fact]
    public void Every_notice_has_a_row_in_the_table_of_rights_and_the_two_agree()
    {
        Assert.Equal(NoticeCatalogue.Rules.Select(rule => rule.Template).Order(StringComparer.Ordinal), Rights.Of.Keys.Order(StringComparer.Ordinal));
        Assert.All(NoticeCatalogue.Rules, rule =>
        {
            var ends = Rights.Of[rule.Template].Ends;
            var needs = ends.Contains(Loss.IsSuspended) ? Need.Verified : ends.Contains(Loss.LosesExpertise) ? Need.Expert : ends.Contains(Loss.LosesOffice) ? Need.Staff : Need.Nothing;
            var held = ends.Any(end => end is Loss.Recuses or Loss.IsReleased or Loss.LeavesConsortium or Loss.LeavesContract or Loss.LeavesEvent);
            Assert.Equal((rule.Template, needs, held), (rule.Template, rule.Needs, rule.Held));
        });
    }

    [Fact]
    public async Task Nobody_hears_by_any_channel_of_what_may_not_be_seen_any_more()
    {
        var walk = new RightsWalk(app, Case.All());
        await walk.RunAsync();

        output.WriteLine($"{walk.Cases.Count} cases of {Rights.Of.Count} notices, {walk.Tried.Count} combinations with a channel:");
        foreach (var channel in walk.Tried.GroupBy(tried => tried.Channel).OrderBy(channel => channel.Key))
        {
            output.WriteLine($"  {channel.Key}: {channel.Count()}, {channel.Count(tried => tried.Group.Loss is not Loss.None)} of them with a right that ends");
        }

        Assert.True(walk.Wrong.Count == 0, $"{walk.Wrong.Count} wrong:\n{string.Join('\n', walk.Wrong.Take(60))}");
        Assert.True(walk.Tried.Count > 2000, $"Only {walk.Tried.Count} combinations were tried.");
        Assert.Equal(Rights.Of.Keys.Order(StringComparer.Ordinal), walk.Tried.Where(tried => tried.Group.Loss is not Loss.None).Select(tried => tried.Template).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Enum.GetValues<Loss>().Order(), walk.Tried.Select(tried => tried.Group.Loss).Distinct().Order());
        Assert.Equal(Enum.GetValues<Way>().Order(), walk.Tried.Select(tried => tried.Channel).Distinct().Order());
    }
}
