using System.Net;
using ScenarioHub.Bidding.Tests.Matrix;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Reviews;

public class SheetFileApiTests(BiddingApp app)
{
    [Fact]
    public async Task An_expert_reads_the_files_of_an_assigned_bid_unless_the_review_is_blind()
    {
        var world = new MatrixWorld(app);
        foreach (var state in SightTable.States.TakeWhile(s => s is not "allIn"))
        {
            await world.EnterAsync(state);
        }

        var path = $"{world.SheetOf("expertIn")}/attachments/{world.File}";
        await app.GetAsync(world.People["expertIn"], path, HttpStatusCode.NotFound);
        await app.SqlAsync("UPDATE challenge SET scheme = jsonb_set(scheme, '{blindReview}', 'false') WHERE id = $1", world.Stage.ChallengeId);
        using var answer = await app.SendAsync(world.People["expertIn"], HttpMethod.Get, path);
        Assert.Contains(world.Markers["file"], await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        foreach (var role in new[] { "expertOut", "recused", "otherExpert" })
        {
            await app.GetAsync(world.People[role], path, HttpStatusCode.NotFound);
        }

        foreach (var role in new[] { "park", "administrator", "supervisor", "bidder" })
        {
            await app.GetAsync(world.People[role], path, HttpStatusCode.Forbidden);
        }
    }
}
