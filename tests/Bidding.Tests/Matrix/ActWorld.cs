using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ScenarioHub.Messaging.DeadLetters;
using ScenarioHub.Sealing;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.Testing;

namespace ScenarioHub.Bidding.Tests.Matrix;

/// <summary>The things to act on, in three states: a challenge that is not posted and has custodians, one that takes bids, and one whose delivery was accepted.</summary>
public sealed class ActWorld(BiddingApp app, MatrixPass pass)
{
    /// <summary>The three, each with everyone of the table.</summary>
    public async Task<IReadOnlyList<ActRun>> RunsAsync() =>
    [
        new(app, "approved", People(pass.First), await NotPostedAsync()), new(app, "open", People(pass.Second), Open(pass.Second)),
        new(app, "accepted", People(pass.First), await AcceptedAsync(pass.First)),
    ];

    private static Dictionary<string, TestPerson?> People(MatrixWorld world) => new(world.People)
    {
        ["parkManager"] = world.ParkManager,
        ["supplierManager"] = world.SupplierManager,
        ["otherManager"] = TestPerson.OfCompany() with { Roles = [Roles.Manager] },
        ["unverified"] = TestPerson.OfCompany() with { Verified = false },
    };

    /// <summary>As after the ceremony, but for the keys, which no act comes to with a version that never was.</summary>
    private async Task<Dictionary<string, string>> NotPostedAsync()
    {
        var (world, stage) = (pass.First, new Stage(app, pass.First.Stage.Park));
        await stage.ApprovedAsync();
        foreach (var (place, role, keeper) in new[] { (1, "Park", "park"), (2, "Administrator", "administrator"), (3, "Supervisor", "supervisor") })
        {
            await app.SqlAsync(
                "INSERT INTO custodian (challenge_id, place, version, role, person_id, person_name) VALUES ($1, $2, 1, $3, $4, '张三')",
                stage.ChallengeId, place, role, world.People[keeper]!.PersonId);
        }

        await app.SqlAsync(
            """
            INSERT INTO share_reissue (challenge_id, place, version, person_id, person_name, organization_id, key, helpers, parts, asked_at)
            VALUES ($1, 1, 1, $2, '张三', $3, $4::jsonb, '{2}', '{}', now())
            """,
            stage.ChallengeId, world.ParkManager.PersonId, world.ParkManager.OrganizationId,
            JsonSerializer.Serialize(CustodianKey.Create("a passphrase", iterations: 1000), JsonSerializerOptions.Web));
        return new() { ["/challenges/{id}"] = $"{stage.ChallengeId}", ["place"] = "1", ["number"] = "1", ["seatId"] = $"{Guid.NewGuid()}" };
    }

    private static Dictionary<string, string> Open(MatrixWorld world) => new()
    {
        ["/challenges/{id}"] = $"{world.Stage.ChallengeId}",
        ["/bids/{id}"] = $"{world.Bid}",
        ["bidId"] = $"{world.Bid}",
        ["organizationId"] = $"{world.People["member"]!.OrganizationId}",
        ["attachmentId"] = $"{world.File}",
        ["questionId"] = $"{world.Question}",
        ["seatId"] = $"{Guid.NewGuid()}",
        ["number"] = "1",
    };

    private async Task<Dictionary<string, string>> AcceptedAsync(MatrixWorld world)
    {
        var (date, affiliation, late) = (new DateOnly(2098, 5, 6), Guid.NewGuid(), Guid.NewGuid());
        await app.AskAsync(world.People["administrator"], HttpMethod.Put, $"/calendar/{date:O}", new { kind = "holiday", name = "试验" }, 0);
        await app.SqlAsync(
            "INSERT INTO affiliation (id, a, b, a_name, b_name, kind, created_at) VALUES ($1, gen_random_uuid(), gen_random_uuid(), '甲', '乙', 'Other', now())", affiliation);
        await app.SqlAsync(
            """
            INSERT INTO late_request (id, version, bid_id, challenge_id, bidder_id, bidder_name, reason, state, asked_at, decisions)
            VALUES ($1, 1, $2, $3, $4, '乙', '停电', 'Refused', now(), '[]')
            """,
            late, world.Bid, world.Stage.ChallengeId, world.Bidder.OrganizationId);
        await app.SqlAsync(
            """
            INSERT INTO race (challenge_id, version, challenge_number, challenge_title, owner_id, owner_name, judge, first_yuan, runners, gates, started_at)
            VALUES ($1, 1, '', '', $2, '', jsonb_build_object('organizationId', $3, 'name', '检测中心'), 0, '[]', '[]', now())
            """,
            world.Stage.ChallengeId, world.Stage.Park.OrganizationId, world.People["thirdParty"]!.OrganizationId);
        var scheme = (await app.GetAsync(null, "/schemes"))[0].GetProperty("id").GetGuid();
        return new(Open(world))
        {
            ["/objections/{id}"] = $"{world.Objection}",
            ["/contracts/{id}"] = $"{world.Contract}",
            ["changeId"] = $"{world.Change}",
            ["milestoneId"] = $"{world.Milestone}",
            ["/reviews/seats/{id}"] = world.SeatOf("expertIn")!.Split('/')[^1],
            ["/reviews/sheets/{id}"] = world.SheetOf("expertIn")!.Split('/')[^1],
            ["sheetId"] = world.SheetOf("expertIn")!.Split('/')[^1],
            ["/experts/{id}"] = $"{world.People["expertIn"]!.PersonId}",
            ["/late-requests/{id}"] = $"{late}",
            ["/affiliations/{id}"] = $"{affiliation}",
            ["/schemes/{id}"] = $"{scheme}",
            ["date"] = $"{date:O}",
            ["endpoint"] = app.Services.GetRequiredService<EndpointNames>().All.First(),
        };
    }
}
