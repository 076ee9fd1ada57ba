using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ScenarioHub.Testing;
using ScenarioHub.Text;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Challenges;

public class ChallengeInputAndListTests(BiddingApp app)
{
    [Fact]
    public async Task Bad_input_names_every_field_in_the_language_of_the_reader()
    {
        using var client = app.As(TestPerson.OfPark());
        client.DefaultRequestHeaders.Add("Accept-Language", "en");
        client.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var input = new { title = "x", problem = "", field = new string('长', 1_000), noticeDays = 3, indicators = Array.Empty<object>() };
        var response = await client.PostAsJsonAsync("/api/bidding/challenges", input, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        var errors = problem.GetProperty("errors").EnumerateArray().ToDictionary(
            e => e.GetProperty("field").GetString()!, e => e.GetProperty("message").GetString());
        Assert.Equal(["deadline", "field", "indicators", "noticeDays", "problem", "title", "type"], errors.Keys.Order());
        Assert.Equal("Must be between 7 and 60.", errors["noticeDays"]);
    }

    [Fact]
    public async Task An_empty_entry_in_a_list_and_an_unknown_state_are_told_by_name()
    {
        var input = Stage.Input(DateTimeOffset.UtcNow.AddDays(9));
        input["indicators"] = new object?[] { null };
        var refused = await app.AskAsync(TestPerson.OfPark(), HttpMethod.Post, "/challenges", input, expected: HttpStatusCode.BadRequest);
        Assert.Equal("indicators[0]", refused.GetProperty("errors")[0].GetProperty("field").GetString());
        var unknown = await app.GetAsync(null, "/challenges?state=opened", HttpStatusCode.BadRequest);
        Assert.Contains("draft | approved | open", unknown.GetProperty("errors")[0].GetProperty("message").GetString());
    }

    [Fact]
    public async Task The_api_describes_itself()
    {
        var paths = (await app.GetAsync(null, "/openapi.json")).GetProperty("paths");
        Assert.True(paths.TryGetProperty("/api/bidding/challenges/{id}/opening", out _), paths.GetRawText()[..200]);
    }

    [Fact]
    public async Task The_list_is_searched_without_regard_to_script_and_width_and_read_page_by_page()
    {
        var word = $"燃燒{Random.Shared.Next(1_000_000_000)}";
        var ids = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            var stage = new Stage(app);
            await stage.OpenAsync();
            await app.SqlAsync("UPDATE challenge SET search_text = search_text || $2 WHERE id = $1", stage.ChallengeId, Folding.Fold(word));
            ids.Insert(0, stage.ChallengeId);
        }

        var first = await app.GetAsync(null, $"/challenges?q={Uri.EscapeDataString(word.Replace('燒', '烧'))}&limit=2");
        var second = await app.GetAsync(null, $"/challenges?q={Uri.EscapeDataString(word)}&limit=2&after={first.GetProperty("next").GetString()}");
        Assert.Equal(ids, Ids(first).Concat(Ids(second)));
        Assert.False(second.TryGetProperty("next", out _));
    }

    private static IEnumerable<Guid> Ids(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetGuid());
}
