using System.Net;
using System.Text.Json;
using ScenarioHub.Bidding.Reviews;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Reviews;

public class ReviewApiTests(BiddingApp app)
{
    private readonly Stage _stage = new(app);
    private readonly TestPerson _first = TestPerson.OfCompany($"甲公司{Guid.NewGuid():n}");
    private readonly TestPerson _second = TestPerson.OfCompany($"乙公司{Guid.NewGuid():n}");

    private ReviewStage Review => new(app, _stage);

    [Fact]
    public async Task Conflicts_are_found_before_anyone_is_invited_and_nobody_in_conflict_is_assigned()
    {
        var (one, two) = await CheckedAsync();
        await Review.AddExpertsAsync(5);
        var employee = await Review.AddExpertAsync(TestPerson.Of(_first.OrganizationName, OrganizationKinds.Company, Roles.Expert) with { OrganizationId = _first.OrganizationId });
        var former = await Review.AddExpertAsync(
            TestPerson.Of("某大学", OrganizationKinds.Company, Roles.Expert),
            affiliations: [new { organization = _second.OrganizationName, from = "2020-01-01", to = (string?)null }]);
        var view = await Review.ActAsync("propose");

        var conflicts = view.GetProperty("conflicts").EnumerateArray()
            .Select(c => (Person: c.GetProperty("personId").GetGuid(), Bid: c.GetProperty("bidId").GetGuid(), Kind: c.GetProperty("kind").GetString())).ToList();
        Assert.Contains((employee.PersonId, one, "sameOrganization"), conflicts);
        Assert.Contains((employee.PersonId, two, "coBidder"), conflicts);
        Assert.Contains((former.PersonId, two, "affiliation"), conflicts);
        var seats = view.GetProperty("seats").EnumerateArray().ToList();
        Assert.All(seats, s => Assert.Equal("proposed", s.GetProperty("state").GetString()));
        Assert.Equal(5, seats.Count);
        Assert.DoesNotContain(seats, s => s.GetProperty("personId").GetGuid() == employee.PersonId);
        foreach (var bid in view.GetProperty("bids").EnumerateArray())
        {
            var readers = bid.GetProperty("readers").EnumerateArray().ToList();
            Assert.Equal(5, readers.Count);
            Assert.All(readers, r => Assert.NotEmpty(r.GetProperty("explanation").GetProperty("fields").EnumerateArray()));
        }

        // Nobody was told yet, and a proposal is not to be answered.
        Assert.DoesNotContain(await app.FactsAsync<ExpertInvited>(TestContext.Current.CancellationToken), f => f.Contains(_stage.ChallengeId.ToString()));
        var seat = seats[0];
        await app.GetAsync(ReviewStage.Expert(seat.GetProperty("personId").GetGuid()), $"/reviews/seats/{seat.GetProperty("id").GetGuid()}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_recuses_itself_is_replaced_and_those_who_accepted_stay()
    {
        await CheckedAsync();
        await Review.AddExpertsAsync(7);
        await Review.ActAsync("propose");
        await Review.ActAsync("invite");
        var seats = await Review.SeatsAsync();
        foreach (var (seat, expert) in seats.Skip(1))
        {
            await Review.AnswerAsync(seat, expert, "accept", new { confirm = true });
        }

        await Review.AnswerAsync(seats[0].Seat, seats[0].Expert, "recuse", new { reason = "亲属在申报单位任职" });
        Assert.Equal("review.places-open", (await Review.ActAsync("start", expected: HttpStatusCode.Conflict)).GetProperty("code").GetString());
        var again = await Review.ActAsync("propose");
        var states = again.GetProperty("seats").EnumerateArray().ToDictionary(s => s.GetProperty("personId").GetGuid(), s => s.GetProperty("state").GetString());
        Assert.Equal("recused", states[seats[0].Expert.PersonId]);
        Assert.All(seats.Skip(1), s => Assert.Equal("accepted", states[s.Expert.PersonId]));
        Assert.Equal(1, states.Values.Count(s => s is "proposed"));
        await Review.ActAsync("invite");
        var (newSeat, newcomer) = (await Review.SeatsAsync()).Single(s => seats.All(old => old.Seat != s.Seat));
        await Review.AnswerAsync(newSeat, newcomer, "accept", new { confirm = true });
        Assert.Equal("scoring", (await Review.ActAsync("start")).GetProperty("state").GetString());
        await app.GetAsync(seats[0].Expert, $"/reviews/sheets/{Guid.NewGuid()}", HttpStatusCode.NotFound);
        Assert.Empty(await Review.SheetsAsync(seats[0].Seat, seats[0].Expert));
    }

    [Fact]
    public async Task What_an_expert_declares_on_accepting_takes_those_bids_away()
    {
        var (one, _) = await CheckedAsync();
        await Review.AddExpertsAsync(6);
        await Review.ActAsync("propose");
        await Review.ActAsync("invite");
        var (seat, expert) = (await Review.SeatsAsync())[0];
        await app.AskAsync(expert, HttpMethod.Post, $"/reviews/seats/{seat}/accept", new { confirm = false }, 2, HttpStatusCode.BadRequest);
        await Review.AnswerAsync(seat, expert, "accept", new { declared = new[] { _first.OrganizationName }, confirm = true });
        var view = await Review.ReadAsync(_stage.Park);
        Assert.Contains(view.GetProperty("conflicts").EnumerateArray(), c => c.GetProperty("kind").GetString() is "declared" && c.GetProperty("bidId").GetGuid() == one);
        var readers = view.GetProperty("bids").EnumerateArray().Single(b => b.GetProperty("bidId").GetGuid() == one).GetProperty("readers").EnumerateArray();
        Assert.DoesNotContain(readers, r => r.GetProperty("seatId").GetGuid() == seat);
        var filled = (await Review.ActAsync("propose")).GetProperty("bids").EnumerateArray().Single(b => b.GetProperty("bidId").GetGuid() == one);
        Assert.Equal(0, filled.GetProperty("open").GetInt32());
    }

    [Fact]
    public async Task Scores_stay_hidden_until_ones_own_is_in_and_then_lead_to_a_ranking_and_a_notice()
    {
        var (one, two) = await CheckedAsync();
        await Review.ConveneAsync();
        var seats = await Review.SeatsAsync();
        var (last, lastExpert) = seats[^1];
        foreach (var (seat, expert) in seats.SkipLast(1))
        {
            foreach (var row in await Review.SheetsAsync(seat, expert))
            {
                await Review.ScoreAsync(expert, row, 80);
            }
        }

        var sheets = await Review.SheetsAsync(last, lastExpert);
        Assert.False((await app.GetAsync(lastExpert, $"/reviews/sheets/{sheets[0].GetProperty("id").GetGuid()}")).TryGetProperty("others", out _));
        var seen = await Review.ScoreAsync(lastExpert, sheets[0], 95);
        Assert.Equal(5, seen.GetProperty("others").GetProperty("sheets").GetArrayLength());
        Assert.False((await Review.ReadAsync(_stage.Park)).TryGetProperty("scores", out _));
        await Review.ScoreAsync(lastExpert, sheets[1], 20 + 60);
        var all = await Review.ReadAsync(_stage.Park);
        Assert.Equal("discussion", all.GetProperty("state").GetString());
        Assert.Equal(1, all.GetProperty("scores").EnumerateArray().SelectMany(b => b.GetProperty("sheets").EnumerateArray()).Count(s => s.GetProperty("outlier").GetBoolean()));

        await app.AskAsync(lastExpert, HttpMethod.Post, $"/reviews/seats/{last}/remarks", new { label = 1, text = "指标依据充分。" }, expected: HttpStatusCode.Created);
        var talk = await app.GetAsync(seats[0].Expert, $"/reviews/seats/{seats[0].Seat}/discussion");
        Assert.Equal("指标依据充分。", Assert.Single(talk.GetProperty("remarks").EnumerateArray()).GetProperty("text").GetString());
        Assert.DoesNotContain(_first.OrganizationName, talk.GetRawText());

        Assert.Equal("review.not-finished", (await _stage.ActAsync("notice", new { bidId = one, reasons = "最优" }, HttpStatusCode.Conflict)).GetProperty("code").GetString());
        var finished = await Review.ActAsync("finish", new { conclusion = "同意排序。" });
        var ranking = finished.GetProperty("ranking").EnumerateArray().Select(r => r.GetProperty("bidId").GetGuid()).ToList();
        Assert.Equal([one, two], ranking.Order());
        Assert.Equal(83m, finished.GetProperty("ranking")[0].GetProperty("mean").GetDecimal());
        var wrong = await _stage.ActAsync("notice", new { bidId = ranking[1], reasons = "最优" }, HttpStatusCode.BadRequest);
        Assert.Equal("bid.not-first", wrong.GetProperty("errors")[0].GetProperty("code").GetString());
        var notice = await _stage.ActAsync("notice", new { bidId = ranking[0], reasons = "最优" });
        Assert.Equal([1, 2], notice.GetProperty("notice").GetProperty("ranking").EnumerateArray().Select(r => r.GetProperty("rank").GetInt32()));
    }

    [Fact]
    public async Task The_chair_gives_a_sheet_back_and_nobody_else_can()
    {
        var (one, _) = await CheckedAsync();
        await Review.ConveneAsync();
        await Review.ScoreAsync(one);
        var view = await Review.ReadAsync(_stage.Park);
        var chair = view.GetProperty("seats").EnumerateArray().Single(s => s.GetProperty("chair").GetBoolean()).GetProperty("id").GetGuid();
        var seats = await Review.SeatsAsync();
        var other = seats.First(s => s.Seat != chair);
        var sheet = (await Review.SheetsAsync(other.Seat, other.Expert))[0].GetProperty("id").GetGuid();
        var version = view.GetProperty("version").GetInt64();
        await app.AskAsync(other.Expert, HttpMethod.Post, $"/reviews/seats/{other.Seat}/sheets/{sheet}/reopen", new { reason = "计算有误" }, version, HttpStatusCode.NotFound);
        var head = seats.Single(s => s.Seat == chair).Expert;
        using var given = await app.SendAsync(head, HttpMethod.Post, $"/reviews/seats/{chair}/sheets/{sheet}/reopen", new { reason = "计算有误" }, version);
        Assert.Equal(HttpStatusCode.NoContent, given.StatusCode);
        Assert.Equal("scoring", (await Review.ReadAsync(_stage.Park)).GetProperty("state").GetString());
        var reopened = await app.GetAsync(other.Expert, $"/reviews/sheets/{sheet}");
        Assert.Equal("计算有误", reopened.GetProperty("reopened").GetString());
        await Review.ScoreAsync(other.Expert, (await Review.SheetsAsync(other.Seat, other.Expert))[0], 77);
        Assert.Equal("discussion", (await Review.ReadAsync(_stage.Park)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Another_order_holds_the_notice_up_until_an_administrator_confirms_it()
    {
        var (one, two) = await CheckedAsync();
        await Review.ConveneAsync();
        await Review.ScoreAsync(one);
        await Review.ActAsync("finish", new { conclusion = "同意排序。" });
        await Review.ActAsync("reorder", new { order = new[] { two, one }, reason = "现场核验发现第一名存在重大偏差" });
        Assert.Equal("review.reordering-open", (await _stage.ActAsync("notice", new { bidId = two, reasons = "最优" }, HttpStatusCode.Conflict)).GetProperty("code").GetString());
        var administrator = TestPerson.Administrator();
        Assert.Contains(
            (await app.GetAsync(administrator, "/reviews/reorderings")).EnumerateArray(), w => w.GetProperty("challengeId").GetGuid() == _stage.ChallengeId);
        await Review.ActAsync("reorder/decide", new { confirm = true }, HttpStatusCode.Forbidden);
        await Review.ActAsync("reorder/decide", new { confirm = true }, who: administrator);
        Assert.Equal(_second.OrganizationName, (await _stage.ActAsync("notice", new { bidId = two, reasons = "最优" })).GetProperty("notice").GetProperty("winnerName").GetString());
        var scores = await app.GetAsync(_first, $"/bids/{one}/scores");
        Assert.Equal((2, 90m), (scores.GetProperty("place").GetInt32(), scores.GetProperty("mean").GetDecimal()));
        Assert.All(scores.GetProperty("sheets").EnumerateArray(), s => Assert.False(s.TryGetProperty("name", out _)));
    }

    [Fact]
    public async Task A_late_expert_is_reminded_once()
    {
        await CheckedAsync();
        await Review.ConveneAsync();
        await app.SqlAsync("UPDATE review SET due = clock_timestamp() - interval '1 second' WHERE challenge_id = $1", _stage.ChallengeId);
        await Eventually.Async(LateAsync, told => told == 5);
        await using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(app.Services);
        await ReminderSweep.RemindNextAsync((BiddingDb)scope.ServiceProvider.GetService(typeof(BiddingDb))!, new(), TestContext.Current.CancellationToken);
        Assert.Equal(5, await LateAsync());

        async Task<int> LateAsync() => (await app.FactsAsync<ReviewDue>(TestContext.Current.CancellationToken))
            .Select(f => JsonSerializer.Deserialize<ReviewDue>(f, JsonSerializerOptions.Web)!).Count(f => f.ChallengeId == _stage.ChallengeId && f.Kind == "late");
    }

    [Fact]
    public async Task A_draft_is_saved_at_the_version_that_was_seen_and_a_bad_one_is_refused_at_its_field()
    {
        await CheckedAsync();
        await Review.ConveneAsync();
        var (seat, expert) = (await Review.SeatsAsync())[0];
        var sheet = (await Review.SheetsAsync(seat, expert))[0];
        var (path, version) = ($"/reviews/sheets/{sheet.GetProperty("id").GetGuid()}", sheet.GetProperty("version").GetInt64());
        var saved = await app.AskAsync(expert, HttpMethod.Put, path, new { marks = new[] { new { key = "route", points = 88.5 } }, comment = "思路清楚" }, version);
        Assert.Equal("draft", saved.GetProperty("state").GetString());
        await app.AskAsync(expert, HttpMethod.Put, path, new { marks = Array.Empty<object>() }, version, HttpStatusCode.PreconditionFailed);
        var over = await app.AskAsync(expert, HttpMethod.Put, path, new { marks = new[] { new { key = "route", points = 100.1 } } }, version + 1, HttpStatusCode.BadRequest);
        Assert.Equal("marks[0].points", over.GetProperty("errors")[0].GetProperty("field").GetString());
        await app.AskAsync(expert, HttpMethod.Post, $"{path}/submit", version: version + 1, expected: HttpStatusCode.BadRequest);
        Assert.Equal("思路清楚", (await app.GetAsync(expert, path)).GetProperty("comment").GetString());
    }

    private async Task<(Guid One, Guid Two)> CheckedAsync()
    {
        await _stage.OpenAsync();
        var one = (await _stage.SubmittedAsync(_first)).GetProperty("id").GetGuid();
        var two = (await _stage.SubmittedAsync(_second)).GetProperty("id").GetGuid();
        await _stage.CloseAsync();
        await _stage.ActAsync("opening");
        await Review.PassAllAsync();
        return (one, two);
    }
}
