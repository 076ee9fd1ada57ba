using System.Net;
using Npgsql;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Delivery;

public class ObjectionApiTests(BiddingApp app)
{
    private static readonly HttpMethod Post = HttpMethod.Post;

    [Fact]
    public async Task An_upheld_objection_voids_the_notice_and_a_new_round_is_made()
    {
        var stage = new DeliveryStage(app);
        await stage.ReviewAsync();
        await stage.AnnounceAsync();
        var objection = await stage.ObjectAsync(stage.Loser);
        Assert.Equal("objection.open-already", (await stage.ObjectAsync(stage.Loser, HttpStatusCode.Conflict)).GetProperty("code").GetString());
        Assert.Equal("objection.participants-only", (await stage.ObjectAsync(TestPerson.OfCompany(), HttpStatusCode.Conflict)).GetProperty("code").GetString());
        await stage.Stage.EndNoticeAsync();
        Assert.Equal("objection.open", (await stage.Stage.ActAsync("award", expected: HttpStatusCode.Conflict)).GetProperty("code").GetString());
        Assert.Equal("objection.late", (await stage.ObjectAsync(stage.Winner, HttpStatusCode.Conflict)).GetProperty("code").GetString());

        // The database itself refuses what the program would refuse.
        await Assert.ThrowsAsync<PostgresException>(() => app.SqlAsync("UPDATE challenge SET state = 'Awarded' WHERE id = $1", stage.Stage.ChallengeId));

        var (supervisor, path) = (await stage.SupervisorAsync(), $"/objections/{objection.GetProperty("id").GetGuid()}");
        Assert.Equal(1, (await app.AskAsync(TestPerson.Administrator(), Post, $"{path}/appoint", new { supervisorId = Guid.NewGuid() }, 1, HttpStatusCode.BadRequest)).GetProperty("errors").GetArrayLength());
        await app.AskAsync(TestPerson.Administrator(), Post, $"{path}/appoint", new { supervisorId = supervisor.PersonId }, 1);
        var decision = new { upheld = true, reasons = "评分依据与公告不一致，应重新评审。" };
        Assert.Equal("objection.other-supervisor", (await app.AskAsync(TestPerson.Supervisor(), Post, $"{path}/decide", decision, 2, HttpStatusCode.Conflict)).GetProperty("code").GetString());
        await app.AskAsync(TestPerson.Administrator(), Post, $"{path}/decide", decision, 2, HttpStatusCode.NotFound);
        await app.AskAsync(supervisor, Post, $"{path}/decide", decision, 2);

        Assert.Equal("review", (await stage.Stage.ReadAsync(null)).GetProperty("state").GetString());
        var voided = await app.GetAsync(null, $"/notices/{stage.Stage.ChallengeId}");
        Assert.Equal(("void", "评分依据与公告不一致，应重新评审。"), (voided.GetProperty("state").GetString(), voided.GetProperty("voidReason").GetString()));
        await Assert.ThrowsAsync<PostgresException>(() => app.SqlAsync("UPDATE notice SET reasons = '改过' WHERE challenge_id = $1", stage.Stage.ChallengeId));

        await stage.AnnounceAsync();
        await stage.Stage.EndNoticeAsync();
        Assert.Equal("awarded", (await stage.Stage.ActAsync("award")).GetProperty("state").GetString());
        var rounds = await app.GetAsync(null, $"/notices/{stage.Stage.ChallengeId}/rounds");
        Assert.Equal(["void", "binding"], rounds.EnumerateArray().Select(n => n.GetProperty("state").GetString()));
        Assert.Contains(await app.FactsAsync<ObjectionMoved>(TestContext.Current.CancellationToken), f => f.Contains("upheld") && f.Contains(stage.Stage.ChallengeId.ToString()));
    }

    [Fact]
    public async Task A_cancellation_that_was_wrong_is_undone_and_bidders_get_their_time_back()
    {
        var stage = new DeliveryStage(app);
        await stage.Stage.OpenAsync();
        await stage.Stage.SubmittedAsync(stage.Loser);
        var deadline = (await stage.Stage.ReadAsync(null)).GetProperty("deadline").GetDateTimeOffset();
        await stage.Stage.ActAsync("cancel", new { reason = "需求变化" });
        await TellsNoNumberAsync(stage.Stage);
        var (objection, supervisor) = (await stage.ObjectAsync(stage.Loser), await stage.SupervisorAsync());
        var path = $"/objections/{objection.GetProperty("id").GetGuid()}";
        await app.AskAsync(TestPerson.Administrator(), Post, $"{path}/appoint", new { supervisorId = supervisor.PersonId }, 1);
        await app.AskAsync(supervisor, Post, $"{path}/decide", new { upheld = true, reasons = "取消没有正当理由，应恢复。" }, 2);
        var restored = await stage.Stage.ReadAsync(null);
        Assert.Equal("open", restored.GetProperty("state").GetString());
        Assert.True(restored.GetProperty("deadline").GetDateTimeOffset() > deadline);
        await TellsNoNumberAsync(stage.Stage);

        // Until the deadline that holds now; then the log tells of all submissions, those before the cancellation included.
        await stage.Stage.SubmittedAsync(stage.Winner);
        await stage.Stage.CloseAsync();
        Assert.Equal(2, (await app.GetAsync(null, $"{stage.Stage.Path}/log")).GetProperty("head").GetProperty("treeSize").GetInt32());
    }

    /// <summary>A challenge that may still take bids keeps their number, also where it was cancelled for a while.</summary>
    private async Task TellsNoNumberAsync(Stage stage)
    {
        Assert.False((await stage.ReadAsync(null)).TryGetProperty("bidCount", out _));
        foreach (var path in new[] { "/log", "/log/leaves", "/log/consistency?from=1" })
        {
            await app.GetAsync(null, $"{stage.Path}{path}", HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task A_signed_member_of_a_consortium_may_object_and_a_custodian_or_expert_may_not_decide()
    {
        var stage = new DeliveryStage(app);
        await stage.ReviewAsync();
        await stage.AnnounceAsync();
        var (signed, invited) = (TestPerson.OfCompany("已签署成员"), TestPerson.OfCompany("未签署成员"));
        foreach (var (member, state) in new[] { (signed, "Signed"), (invited, "Invited") })
        {
            await app.SqlAsync(
                "INSERT INTO consortium_member (bid_id, organization_id, version, organization_name, state, invited_at) VALUES ($1, $2, 1, $3, $4, now())",
                stage.LosingBid, member.OrganizationId, member.OrganizationName, state);
        }

        Assert.Equal("objection.participants-only", (await stage.ObjectAsync(invited, HttpStatusCode.Conflict)).GetProperty("code").GetString());
        var path = $"/objections/{(await stage.ObjectAsync(signed)).GetProperty("id").GetGuid()}";
        var custodian = await stage.SupervisorAsync();
        var expert = (Guid)(await app.SqlAsync("SELECT person_id FROM seat WHERE challenge_id = $1 LIMIT 1", stage.Stage.ChallengeId))!;
        await app.SqlAsync("INSERT INTO known_supervisor (id, version, organization_id, name, active) VALUES ($1, 1, $2, '王专家', true)", expert, Guid.NewGuid());
        await app.SqlAsync(
            "INSERT INTO custodian (challenge_id, place, version, role, person_id, person_name) VALUES ($1, 3, 1, 'Supervisor', $2, '李监督')",
            stage.Stage.ChallengeId, custodian.PersonId);
        foreach (var supervisor in new[] { custodian.PersonId, expert })
        {
            Assert.Equal("objection.supervisor-took-part", (await app.AskAsync(
                TestPerson.Administrator(), Post, $"{path}/appoint", new { supervisorId = supervisor }, 1, HttpStatusCode.Conflict)).GetProperty("code").GetString());
        }
    }

    [Fact]
    public async Task A_supervisor_who_took_part_cannot_be_appointed_and_others_do_not_see_the_objection()
    {
        var stage = new DeliveryStage(app);
        await stage.ReviewAsync();
        await stage.AnnounceAsync();
        var (objection, supervisor) = (await stage.ObjectAsync(stage.Loser), await stage.SupervisorAsync());
        var path = $"/objections/{objection.GetProperty("id").GetGuid()}";
        await app.SqlAsync("INSERT INTO audit (person, act, subject) VALUES ($1, 'challenge.share-given', $2)", supervisor.PersonId, stage.Stage.ChallengeId);
        var refused = await app.AskAsync(TestPerson.Administrator(), Post, $"{path}/appoint", new { supervisorId = supervisor.PersonId }, 1, HttpStatusCode.Conflict);
        Assert.Equal("objection.supervisor-took-part", refused.GetProperty("code").GetString());
        foreach (var (who, status) in new (TestPerson?, HttpStatusCode)[]
        {
            (null, HttpStatusCode.Unauthorized), (TestPerson.OfCompany(), HttpStatusCode.NotFound), (stage.Winner, HttpStatusCode.NotFound),
            (TestPerson.OfPark(), HttpStatusCode.NotFound), (stage.Loser.Colleague(), HttpStatusCode.OK), (stage.Park, HttpStatusCode.OK),
            (TestPerson.Administrator(), HttpStatusCode.OK), (TestPerson.Supervisor(), HttpStatusCode.OK),
        })
        {
            await app.SendAsync(who, HttpMethod.Get, path).ContinueWith(async sent => Assert.Equal(status, (await sent).StatusCode), TaskScheduler.Default).Unwrap();
        }

        await app.AskAsync(stage.Winner, Post, $"{path}/withdraw", version: 1, expected: HttpStatusCode.NotFound);
        Assert.Equal("withdrawn", (await app.AskAsync(stage.Loser, Post, $"{path}/withdraw", version: 1)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Of_two_notices_at_once_one_stands()
    {
        var stage = new DeliveryStage(app);
        await stage.ReviewAsync();
        await stage.Stage.ReviewAsync(stage.WinningBid);
        var version = (await stage.Stage.ReadAsync(stage.Park)).GetProperty("version").GetInt64();
        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            app.SendAsync(stage.Park, Post, $"{stage.Stage.Path}/notice", new { bidId = stage.WinningBid, reasons = "指标最优" }, version)));
        Assert.Single(sent, s => s.StatusCode == HttpStatusCode.OK);
        Assert.Equal(1L, await app.SqlAsync("SELECT count(*) FROM notice WHERE challenge_id = $1", stage.Stage.ChallengeId));
        var second = await Assert.ThrowsAsync<PostgresException>(() => app.SqlAsync(
            """
            INSERT INTO notice (id, challenge_id, round, state, challenge_number, challenge_title, owner_id, owner_name, winner_id, winner_name, winners, reasons, ranking, published_at, ends_at)
            SELECT gen_random_uuid(), challenge_id, 2, 'Running', challenge_number, challenge_title, owner_id, owner_name, winner_id, winner_name, winners, reasons, ranking, published_at, ends_at
            FROM notice WHERE challenge_id = $1
            """,
            stage.Stage.ChallengeId));
        Assert.Equal("notice_at_most_one_binding", second.ConstraintName);
    }
}
