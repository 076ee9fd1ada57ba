using Xunit;

namespace ScenarioHub.Bidding.Tests.Matrix;

/// <summary>The domain document's table against the real service: every role × state × thing × channel, and every role × act.</summary>
public class PermissionMatrixTests(BiddingApp app, ITestOutputHelper output)
{
    private static Task<MatrixPass>? _pass;

    [Fact]
    public async Task Every_role_sees_in_every_state_on_every_channel_exactly_what_the_table_grants()
    {
        var pass = await PassAsync();
        output.WriteLine($"{pass.Asked} combinations ran, {pass.Granted} of them granted");
        Assert.True(
            pass.Wrong.Count == 0, $"{pass.Wrong.Count} of {pass.Asked} combinations are wrong:{Environment.NewLine}{string.Join(Environment.NewLine, pass.Wrong.Take(60))}");
        Assert.Equal(SightTable.States.Length * SightTable.Roles.Length * SightTable.Things.Length * SightChannels.All.Length, pass.Asked);
        Assert.InRange(pass.Granted, 2000, pass.Asked / 10);
    }

    [Fact]
    public async Task A_rule_that_is_changed_is_noticed_and_the_cells_are_named()
    {
        var pass = await PassAsync();
        Assert.NotEmpty(MatrixPass.Mutants);
        Assert.All(MatrixPass.Mutants, mutant =>
        {
            var wrong = pass.Noticed[mutant.Name];
            output.WriteLine($"{mutant.Name}: {wrong.Count} cells, such as {wrong.FirstOrDefault()}");
            Assert.All(mutant.Noticed, cell => Assert.Contains(cell, wrong));
        });
    }

    [Fact]
    public async Task Every_way_to_read_is_one_of_the_channels_or_told_to_be_none()
    {
        var pass = await PassAsync();
        var addresses = (from channel in SightChannels.All where channel.Path is not null from role in SightTable.Roles select channel.Path!(pass.First, role)).OfType<string>().Distinct().ToList();
        var asked = Routes.ToRead(app).ToLookup(route => addresses.Exists(address => Routes.Leads(route, address)));
        Assert.Equal(SightChannels.Elsewhere, asked[false]);
        Assert.InRange(asked[true].Count(), 40, 100);
    }

    [Fact]
    public async Task Every_act_is_refused_to_whom_the_table_does_not_name()
    {
        var pass = await PassAsync();
        var wrong = new List<string>();
        var runs = await new ActWorld(app, pass).RunsAsync();
        foreach (var (run, world) in runs.Zip(new[] { pass.First, pass.Second, pass.First }))
        {
            wrong.AddRange(await run.WrongAsync(ActTable.For(world)));
        }

        output.WriteLine($"{runs.Sum(r => r.Tried)} combinations of role, state and act ran, {runs.Sum(r => r.Passed)} of them got past");
        Assert.True(wrong.Count == 0, $"{wrong.Count} are wrong:{Environment.NewLine}{string.Join(Environment.NewLine, wrong.Take(60))}");
        Assert.Equal(Routes.ToAct(app), runs.SelectMany(r => r.Routes).Distinct().Order(StringComparer.Ordinal));
        Assert.InRange(runs.Sum(r => r.Passed), 300, runs.Sum(r => r.Tried) / 4);
    }

    /// <summary>Once for all tests of this class, which run one after the other.</summary>
    private Task<MatrixPass> PassAsync() => _pass ??= MatrixPass.RunAsync(app);
}
