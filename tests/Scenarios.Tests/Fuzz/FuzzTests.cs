using System.Globalization;
using ScenarioHub.Scenarios.Imports;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Fuzz;

/// <summary>A few hundred damaged files; <c>ScenarioHub.Bench.Files fuzz</c> does the same with ten thousand and the database.</summary>
public class FuzzTests(ScenariosApp app)
{
    private const int Files = 400;

    [Fact]
    public void No_damaged_file_breaks_the_reader_and_every_problem_has_a_text()
    {
        var seeds = Seeds.Of(0);
        var texts = new ProblemTexts(typeof(ScenarioFile).Assembly);
        var (accepted, refused) = (0, new HashSet<string>());
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        for (var seed = 0; seed < Files; seed++)
        {
            var (name, format, bytes) = seeds[seed % seeds.Count];
            var file = ScenarioFile.Read(new MemoryStream(Mutations.Of(bytes, format, seed)), name);
            accepted += file.Problems.Count == 0 ? 1 : 0;
            refused.UnionWith(file.Problems.Select(p => p.Code));
            Assert.All(file.Problems, p => Assert.NotEqual(p.Code, texts.Of(p.Code, p.Arguments)));
        }

        Assert.True(accepted > 5 && refused.Count > 10, $"The damage must be neither nothing nor everything: {accepted} accepted, {string.Join(' ', refused)}");
        Assert.Contains("import.formula", refused);
    }

    [Fact]
    public async Task A_refused_file_writes_nothing_and_an_accepted_one_writes_all_of_it()
    {
        var park = TestPerson.OfPark();
        var expected = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var seeds = Seeds.Of(seed);
            var (name, format, bytes) = seeds[seed % (seeds.Count - 1)];
            var answer = await app.ImportAsync(park, name, Mutations.Of(bytes, format, seed));
            Assert.True(answer.Status is 200 or 400, $"{seed}: {answer.Status} {answer.Body}");
            expected += answer.Status == 200 ? answer["created"].GetInt32() : 0;
            Assert.Equal(expected, (await app.GetAsync(park, "/mine"))["total"].GetInt32());
        }

        Assert.True(expected > 0, "No damaged file was accepted.");
    }
}
