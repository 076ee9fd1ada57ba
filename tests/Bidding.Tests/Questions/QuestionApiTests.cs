using System.Net;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Questions;

public class QuestionApiTests(BiddingApp app)
{
    [Fact]
    public async Task A_question_is_public_its_asker_is_not_and_it_is_answered_once()
    {
        var (stage, asker) = (new Stage(app), TestPerson.OfCompany("好奇的公司"));
        await stage.OpenAsync();
        await app.AskAsync(asker, HttpMethod.Post, $"{stage.Path}/questions", new { text = "指标如何检测？" });
        var asked = await app.AskAsync(asker, HttpMethod.Post, $"{stage.Path}/questions", new { text = "指标如何检测？" });
        Assert.Equal((1, 3L), (asked.GetProperty("questions").GetArrayLength(), asked.GetProperty("version").GetInt64()));
        var shown = (await stage.ReadAsync(null)).GetRawText();
        Assert.Contains("指标如何检测", shown);
        Assert.DoesNotContain(asker.OrganizationName, shown);
        Assert.DoesNotContain(asker.OrganizationId.ToString(), shown);

        var path = $"{stage.Path}/questions/{asked.GetProperty("questions")[0].GetProperty("id").GetGuid()}/answer";
        await app.AskAsync(stage.Park, HttpMethod.Post, path, new { text = "由第三方检测。" });
        var twice = await app.AskAsync(stage.Park, HttpMethod.Post, path, new { text = "改口" }, expected: HttpStatusCode.Conflict);
        Assert.Equal("question.answered", twice.GetProperty("code").GetString());
        Assert.Equal("由第三方检测。", (await stage.ReadAsync(null)).GetProperty("questions")[0].GetProperty("answer").GetString());
    }

    [Fact]
    public async Task Nobody_asks_after_the_deadline_or_unverified()
    {
        var stage = new Stage(app);
        await stage.OpenAsync();
        var (unverified, path, question) = (TestPerson.OfCompany() with { Verified = false }, $"{stage.Path}/questions", new { text = "可以吗？" });
        await app.AskAsync(unverified, HttpMethod.Post, path, question, expected: HttpStatusCode.Forbidden);
        await stage.DeadlineInAsync("-1 millisecond");
        var late = await app.AskAsync(TestPerson.OfCompany(), HttpMethod.Post, path, question, expected: HttpStatusCode.Conflict);
        Assert.Equal("question.closed", late.GetProperty("code").GetString());
    }
}
