using ScenarioHub.Bidding.Visibility;

namespace ScenarioHub.Bidding.Tests.Matrix;

/// <summary>A wrong rule in place of a right one, and some of the cells in which that must be noticed.</summary>
public record Mutant(string State, string Name, Part[] Parts, Func<Reader, bool> Concerns, bool Answer, string[] Noticed);

/// <summary>
/// Both challenges taken through all their states, once for all tests of the matrix, because that is what takes long. In every state every role is asked on every channel, and
/// in some of them once more while a rule is a wrong one.
/// </summary>
public sealed class MatrixPass
{
    /// <summary>The wrong rules; each concerns the first challenge only.</summary>
    public static readonly Mutant[] Mutants =
    [
        new("open", "everyone learns the number of bids", [Part.BidCount], _ => true, true,
            ["open × public × challenge detail × bidCount: is seen and must not be", "open × otherBidder × challenge search × bidCount: is seen and must not be"]),
        new("opened", "administrators read the technical part", [Part.TechnicalPart], reader => reader.IsAdministrator, true,
            ["opened × administrator × bid detail × technical: is seen and must not be", "opened × administrator × attachment × file: is seen and must not be"]),
        new("opened", "the demander reads what is for experts", [Part.ExpertsOnly], reader => reader.Kind is "park", true,
            ["opened × park × opened bids × expertsOnly: is seen and must not be"]),
        new("opened", "supervisors are kept from bids", [Part.Bid, Part.FormData, Part.TechnicalPart], reader => reader.IsSupervisor, false,
            ["opened × supervisor × bid detail × form: is not seen and should be"]),
    ];

    private static readonly string[] Few = ["public", "bidder", "otherBidder", "park", "administrator", "supervisor"];

    private MatrixPass(BiddingApp app)
    {
        (First, Second) = (new(app), new(app));
        (FirstRun, SecondRun) = (new(app, First), new(app, Second));
    }

    /// <summary>The challenge that goes all the way.</summary>
    public MatrixWorld First { get; }

    /// <summary>The one that is cancelled, and restored.</summary>
    public MatrixWorld Second { get; }

    /// <summary>The cells that are not as the table says.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>What was noticed of each wrong rule.</summary>
    public Dictionary<string, IReadOnlyList<string>> Noticed { get; } = [];

    public int Asked => FirstRun.Asked + SecondRun.Asked;

    public int Granted => FirstRun.Granted + SecondRun.Granted;

    private MatrixRun FirstRun { get; }

    private MatrixRun SecondRun { get; }

    /// <summary>Takes both through.</summary>
    public static async Task<MatrixPass> RunAsync(BiddingApp app)
    {
        var pass = new MatrixPass(app);
        foreach (var state in SightTable.States.Except(SightTable.Aside))
        {
            await pass.First.EnterAsync(state);
            pass.Wrong.AddRange(await pass.FirstRun.WrongAsync(state));
            foreach (var mutant in Mutants.Where(m => m.State == state))
            {
                pass.Noticed[mutant.Name] = await pass.NoticedAsync(mutant);
            }
        }

        foreach (var state in new[] { "draft", "open" })
        {
            await pass.Second.EnterAsync(state);
        }

        foreach (var state in SightTable.Aside)
        {
            await pass.Second.EnterAsync(state);
            pass.Wrong.AddRange(await pass.SecondRun.WrongAsync(state));
        }

        return pass;
    }

    private async Task<IReadOnlyList<string>> NoticedAsync(Mutant mutant)
    {
        var right = mutant.Parts.ToDictionary(part => part, part => VisibilityRules.Rules[part]);
        try
        {
            foreach (var (part, rule) in right)
            {
                VisibilityRules.Rules[part] = (reader, challenge, bid, now) =>
                    challenge.Id == First.Stage.ChallengeId && mutant.Concerns(reader) ? mutant.Answer : rule(reader, challenge, bid, now);
            }

            return await FirstRun.WrongAsync(mutant.State, Few);
        }
        finally
        {
            foreach (var (part, rule) in right)
            {
                VisibilityRules.Rules[part] = rule;
            }
        }
    }
}
