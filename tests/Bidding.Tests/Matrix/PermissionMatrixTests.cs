using ScenarioHub.Bidding.Visibility;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Matrix;

/// <summary>The domain document's table against the real service: every role × state × thing × channel.</summary>
public class PermissionMatrixTests(BiddingApp app, ITestOutputHelper output)
{
    [Fact]
    public async Task Every_role_sees_in_every_state_on_every_channel_exactly_what_the_table_grants()
    {
        var world = new MatrixWorld(app);
        var run = new MatrixRun(app, world);
        var wrong = new List<string>();
        foreach (var state in SightTable.States)
        {
            await world.EnterAsync(state);
            wrong.AddRange(await run.WrongAsync(state));
        }

        output.WriteLine($"{run.Asked} combinations ran, {run.Granted} of them granted");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {run.Asked} combinations are wrong:{Environment.NewLine}{string.Join(Environment.NewLine, wrong.Take(60))}");
        Assert.Equal(
            SightTable.States.Length * SightTable.Roles.Length * SightTable.Things.Length * SightChannels.All.Length, run.Asked);
        Assert.InRange(run.Granted, 800, run.Asked / 10);
    }

    [Fact]
    public async Task A_rule_that_is_changed_is_noticed_and_the_cells_are_named()
    {
        var world = new MatrixWorld(app);
        var run = new MatrixRun(app, world);
        (string State, string Rule, Func<Reader, Part, bool?> Answer, string[] Noticed)[] mutants =
        [
            ("open", "everyone learns the number of bids", (_, part) => part is Part.BidCount ? true : null,
                ["open × public × challenge detail × bidCount: is seen and must not be", "open × otherBidder × challenge search × bidCount: is seen and must not be"]),
            ("opened", "administrators read the technical part", (reader, part) => part is Part.TechnicalPart && reader.IsAdministrator ? true : null,
                ["opened × administrator × bid detail × technical: is seen and must not be", "opened × administrator × attachment × file: is seen and must not be"]),
            ("opened", "the demander reads what is for experts", (reader, part) => part is Part.ExpertsOnly && reader.ActsFor(world.Stage.Park.OrganizationId) ? true : null,
                ["opened × park × opened bids × expertsOnly: is seen and must not be"]),
            ("opened", "supervisors are kept from bids", (reader, part) => part is Part.Bid or Part.FormData or Part.TechnicalPart && reader.IsSupervisor ? false : null,
                ["opened × supervisor × bid detail × form: is not seen and should be"]),
        ];
        string[] roles = ["public", "bidder", "otherBidder", "park", "administrator", "supervisor"];
        foreach (var state in new[] { "draft", "open", "closed", "opened" })
        {
            await world.EnterAsync(state);
            Assert.Empty(await run.WrongAsync(state, roles));
            foreach (var (_, rule, answer, noticed) in mutants.Where(m => m.State == state))
            {
                VisibilityRules.Mutant = (reader, part, challenge) => challenge.Id == world.Stage.ChallengeId ? answer(reader, part) : null;
                try
                {
                    var wrong = await run.WrongAsync(state, roles);
                    output.WriteLine($"{rule}: {wrong.Count} cells, such as {wrong.FirstOrDefault()}");
                    Assert.All(noticed, cell => Assert.Contains(cell, wrong));
                }
                finally
                {
                    VisibilityRules.Mutant = null;
                }
            }
        }
    }
}
