using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Matchmaking.Suggestions;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Matchmaking.Tests.Learning;

public class NeverSuggestedTests(MatchmakingApp app)
{
    private static readonly TestPerson Administrator = TestPerson.Administrator();

    [Fact]
    public async Task Who_wants_no_suggestions_comes_up_on_no_path()
    {
        var (words, quiet, park) = (Some.Words(), TestPerson.OfCompany($"谢绝{Guid.NewGuid():n}公司"), TestPerson.OfPark());
        await app.PutAsync(quiet, "opt-out", new { optedOut = true }, 0);

        // A new profile, a new scenario, a change of the profile, matching all again, and a search: each could bring the pair up.
        var profile = await app.ProfileAsync(quiet, words);
        var scenario = await app.ListAsync(park, words);
        await Eventually.Async(() => app.WithDbAsync(db => db.Scenarios.AnyAsync(s => s.Id == scenario.Id)), known => known);
        await app.PutAsync(quiet, $"profiles/{profile.Id}", new { capability = $"{words} 再写一遍" }, profile.Version);
        await app.MatchedAsync();
        Assert.Equal(0, await Rebuild.RunAsync(app.Services));
        await app.MatchedAsync();
        Assert.Equal("0", (await app.GetAsync(Administrator, $"matches?scenarioId={scenario.Id}"))["total"]);
        foreach (var person in new[] { park, Administrator })
        {
            var found = await app.PostAsync(person, "search/companies", new { need = words, limit = 100 });
            Assert.Equal(JsonValueKind.Array, found.Body.ValueKind);
            Assert.DoesNotContain(found.Body.EnumerateArray(), company => company.GetProperty("profile").GetProperty("id").GetGuid() == profile.Id);
        }

        // The same words of a company that has not opted out are found: the test could fail.
        await app.ProfileAsync(TestPerson.OfCompany($"欢迎{Guid.NewGuid():n}公司"), words);
        await app.SuggestedAsync(scenario.Id, Administrator);
    }
}
