namespace ScenarioHub.Demo;

/// <summary>
/// The main job from end to end by the API: a park imports a real list, an administrator approves it, the park publishes it, companies find
/// it, two bid on a challenge made from it, experts review the bids, the engine proposes matches, an administrator moderates them, both sides are introduced, and
/// everyone concerned is told.
/// </summary>
/// <param name="gateway">The gateway's address.</param>
/// <param name="password">The demo accounts' password.</param>
/// <param name="output">Where each step is told, with links.</param>
public sealed class MainJob(Uri gateway, string password, TextWriter output)
{
    /// <summary>Walks it. Throws <see cref="HubProblemException"/> where a step is refused.</summary>
    public async Task RunAsync()
    {
        using var client = new HttpClient { BaseAddress = gateway, DefaultRequestHeaders = { { "Accept-Language", "zh-CN" } } };
        var cast = await Cast.SignInAsync(client, password);
        var story = new Story(gateway, output);

        await Collecting.CallAsync(cast, story);
        var listed = await Publishing.PublishListAsync(cast, story);
        await Publishing.FindAsync(cast, story);
        await Matching.OfferCapabilitiesAsync(cast, story);
        await Matching.IntroduceAsync(cast, story);
        await Bidding.BidAsync(cast, story, listed);
        await Inboxes.ReadAsync(cast, story);
    }
}

/// <summary>Who takes part.</summary>
public sealed record Cast(Person Public, Person Park, Person SecondOfPark, Person Company, Person OtherCompany, Person Administrator, IReadOnlyList<Person> Experts)
{
    internal static async Task<Cast> SignInAsync(HttpClient gateway, string password) => new(
        Person.Public(gateway),
        await Person.SignInAsync(gateway, "园区经办人", "park@demo.example", password),
        await Person.SignInAsync(gateway, "园区复核人", "park2@demo.example", password),
        await Person.SignInAsync(gateway, "企业经办人", "company@demo.example", password),
        await Person.SignInAsync(gateway, "另一家企业", "company2@demo.example", password),
        await Person.SignInAsync(gateway, "管理员", "administrator@demo.example", password),
        await ExpertsAsync(gateway, password));

    private static async Task<IReadOnlyList<Person>> ExpertsAsync(HttpClient gateway, string password)
    {
        var experts = new List<Person>();
        foreach (var number in new[] { "", "2", "3", "4", "5" })
        {
            experts.Add(await Person.SignInAsync(gateway, $"评审专家{number}", $"expert{number}@demo.example", password));
        }

        return experts;
    }
}

/// <summary>Tells the steps.</summary>
public sealed class Story(Uri web, TextWriter output)
{
    private int _step;

    /// <summary>Tells one step, with the page to look at.</summary>
    public void Tell(string what, string? page = null) =>
        output.WriteLine($"{++_step,2}. {what}{(page is null ? "" : $"\n    {new Uri(web, page)}")}");
}
