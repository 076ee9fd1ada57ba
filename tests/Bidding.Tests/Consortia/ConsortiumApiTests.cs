using System.Net;
using System.Text.Json;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Consortia;

public class ConsortiumApiTests(BiddingApp app)
{
    [Fact]
    public async Task A_consortium_is_invited_signed_changed_signed_again_and_submitted()
    {
        var (stage, lead) = (new Stage(app), TestPerson.OfCompany("牵头公司"));
        var member = await KnownAsync("成员研究院");
        await stage.OpenAsync();
        var bid = await stage.BeginAsync(lead);
        var path = $"/bids/{bid.GetProperty("id").GetGuid()}";
        var unknown = await app.AskAsync(lead, HttpMethod.Post, $"{path}/members", new { organization = "查无此单位" }, 1, HttpStatusCode.BadRequest);
        Assert.Equal("organization.unknown", Code(unknown.GetProperty("errors")[0]));
        await app.AskAsync(lead, HttpMethod.Post, $"{path}/members", new { organization = member.OrganizationName }, 1);
        await app.AskAsync(lead, HttpMethod.Put, path, With(lead, member, 60), 2);
        var refused = await app.AskAsync(lead, HttpMethod.Post, $"{path}/submit", version: 3, expected: HttpStatusCode.BadRequest);
        Assert.Equal(["bid.unsigned"], refused.GetProperty("errors").EnumerateArray().Select(Code));

        var at = $"/consortia/{bid.GetProperty("id").GetGuid()}";
        var invitation = await app.GetAsync(member, at);
        Assert.Equal(("牵头公司", 2), (invitation.GetProperty("leadName").GetString(), invitation.GetProperty("division").GetArrayLength()));
        Assert.DoesNotContain("分级燃烧", invitation.GetRawText());
        Assert.Single((await app.GetAsync(member, "/consortia")).GetProperty("items").EnumerateArray());
        await SignAsync(member, at, invitation, 1);

        // A change of the division voids the signature, and the member is asked again.
        await app.AskAsync(lead, HttpMethod.Put, path, With(lead, member, 70), 3);
        Assert.True((await app.GetAsync(lead, path)).GetProperty("standing").GetProperty("members")[0].GetProperty("voided").GetBoolean());
        var stale = await app.AskAsync(
            member, HttpMethod.Post, $"{at}/sign", new { signerName = "李四", digest = invitation.GetProperty("digest").GetString() }, 2, HttpStatusCode.Conflict);
        Assert.Equal("member.division-changed", Code(stale));
        var facts = (await app.FactsAsync<ConsortiumInvited>(TestContext.Current.CancellationToken)).Where(f => f.Contains(member.OrganizationId.ToString()))
            .Select(f => JsonSerializer.Deserialize<ConsortiumInvited>(f, JsonSerializerOptions.Web)!.Again);
        Assert.Equal([false, true], facts);
        await SignAsync(member, at, await app.GetAsync(member, at), 2);
        Assert.Equal("submitted", (await app.AskAsync(lead, HttpMethod.Post, $"{path}/submit", version: 4)).GetProperty("state").GetString());

        await stage.CloseAsync();
        await stage.ActAsync("opening");
        var opened = await app.GetAsync(stage.Park, path);
        Assert.Equal("成员研究院", opened.GetProperty("standing").GetProperty("members")[0].GetProperty("organizationName").GetString());
        Assert.True(opened.GetProperty("standing").GetProperty("members")[0].GetProperty("signed").GetBoolean());
        Assert.DoesNotContain("secret", opened.GetRawText());
    }

    [Fact]
    public async Task Taking_a_member_in_or_out_unsubmits()
    {
        var (stage, lead) = (new Stage(app), TestPerson.OfCompany());
        var member = await KnownAsync("迟到的成员");
        await stage.OpenAsync();
        var bid = await stage.SubmittedAsync(lead);
        var path = $"/bids/{bid.GetProperty("id").GetGuid()}";
        Assert.Equal("amended", (await app.AskAsync(lead, HttpMethod.Post, $"{path}/members", new { organization = member.OrganizationName }, 2)).GetProperty("state").GetString());
        await app.AskAsync(lead, HttpMethod.Delete, $"{path}/members/{member.OrganizationId}", version: 3);
        await app.GetAsync(member, $"/consortia/{bid.GetProperty("id").GetGuid()}", HttpStatusCode.NotFound);
        Assert.Single(await app.FactsAsync<ConsortiumMemberRemoved>(TestContext.Current.CancellationToken), f => f.Contains(member.OrganizationId.ToString()));
        Assert.Equal("submitted", (await app.AskAsync(lead, HttpMethod.Post, $"{path}/submit", version: 4)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Nobody_but_the_invited_sees_an_invitation_and_nobody_but_the_lead_invites()
    {
        var (stage, lead) = (new Stage(app), TestPerson.OfCompany());
        var member = await KnownAsync("受邀单位");
        await stage.OpenAsync();
        var id = (await stage.BeginAsync(lead)).GetProperty("id").GetGuid();
        await app.AskAsync(lead, HttpMethod.Post, $"/bids/{id}/members", new { organization = member.OrganizationName }, 1);
        TestPerson?[] others = [null, stage.Park, TestPerson.OfCompany(), TestPerson.Administrator(), TestPerson.Supervisor(), lead];
        foreach (var other in others)
        {
            foreach (var (method, path, body) in new (HttpMethod, string, object?)[]
                { (HttpMethod.Get, "", null), (HttpMethod.Post, "/sign", new { signerName = "李四", digest = "00" }), (HttpMethod.Post, "/decline", new { reason = "不参加" }) })
            {
                using var refused = await app.SendAsync(other, method, $"/consortia/{id}{path}", body, 1);
                Assert.True(refused.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{other?.OrganizationKind} {path}");
            }
        }

        await app.AskAsync(member, HttpMethod.Post, $"/bids/{id}/members", new { organization = "任何单位" }, 2, HttpStatusCode.NotFound);
        await app.GetAsync(member, $"/bids/{id}", HttpStatusCode.NotFound);
        Assert.Equal(0, (await app.GetAsync(TestPerson.Administrator(), $"/audit?subject={id}")).GetProperty("items").GetArrayLength());
        Assert.Equal("declined", (await app.AskAsync(member, HttpMethod.Post, $"/consortia/{id}/decline", new { reason = "不参加" }, 1)).GetProperty("state").GetString());
    }

    private async Task SignAsync(TestPerson member, string at, JsonElement seen, long version) => Assert.Equal("signed", (await app.AskAsync(
        member, HttpMethod.Post, $"{at}/sign", new { signerName = "李四", digest = seen.GetProperty("digest").GetString() }, version)).GetProperty("state").GetString());

    private async Task<TestPerson> KnownAsync(string name)
    {
        var company = TestPerson.OfCompany($"{name}{Guid.NewGuid().ToString()[..4]}") is var named && name == "成员研究院" ? named with { OrganizationName = name } : named;
        await app.PublishAsync(new OrganizationChanged(
            company.OrganizationId, 1, "company", company.OrganizationName, "91440300708461136T", "440300", "verified", null, DateTimeOffset.UtcNow));
        await Eventually.Async(() => app.SqlAsync("SELECT kind FROM known_organization WHERE id = $1", company.OrganizationId), kind => kind is "company");
        return company;
    }

    private static Dictionary<string, object?> With(TestPerson lead, TestPerson member, decimal profit)
    {
        var content = Stage.Content();
        content["division"] = new
        {
            parts = new[]
            {
                new { organizationId = lead.OrganizationId, organizationName = "牵头", task = "系统集成", yuan = 2_000_000, profitPercent = profit, intellectualProperty = "共有" },
                new { organizationId = member.OrganizationId, organizationName = "成员", task = "燃烧试验", yuan = 1_000_000, profitPercent = 100 - profit, intellectualProperty = "共有" },
            },
        };
        return content;
    }

    private static string? Code(JsonElement problem) => problem.GetProperty("code").GetString();
}
