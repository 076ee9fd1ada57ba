using System.Net;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Reviews;

public class ExpertApiTests(BiddingApp app)
{
    private static readonly object Input = new
    {
        fields = new[] { "量子通信" }, regionCode = "310100", available = true, affiliations = new[] { new { organization = "某研究院", from = "2020-01-01" } },
    };

    [Fact]
    public async Task Identity_brings_experts_into_the_pool_and_takes_them_out()
    {
        var (person, organization) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var name = $"钱六{person:n}";
        await app.PublishAsync(Fact(1, Roles.Expert));
        await Eventually.Async(() => app.SqlAsync("SELECT active FROM expert WHERE person_id = $1", person), active => active is true);
        await app.PublishAsync(Fact(2, Roles.Member));
        await Eventually.Async(() => app.SqlAsync("SELECT active FROM expert WHERE person_id = $1", person), active => active is false);
        await app.PublishAsync(Fact(1, Roles.Expert));
        var found = await app.GetAsync(TestPerson.Administrator(), $"/experts?q={name}");
        Assert.False(Assert.Single(found.GetProperty("items").EnumerateArray()).GetProperty("mayBeInvited").GetBoolean());
        MemberChanged Fact(long version, string role) =>
            new(person, version, organization, "company", name, "qian@example.org", "zh-CN", [role], true, DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task An_expert_describes_itself_and_an_administrator_corrects_and_suspends()
    {
        var expert = TestPerson.Of("某大学", OrganizationKinds.Company, Roles.Expert);
        var version = (await app.GetAsync(expert, "/experts/me")).GetProperty("version").GetInt64();
        var described = await app.AskAsync(expert, HttpMethod.Put, "/experts/me", Input, version);
        Assert.True(described.GetProperty("mayBeInvited").GetBoolean());
        await app.AskAsync(expert, HttpMethod.Put, "/experts/me", Input, version, HttpStatusCode.PreconditionFailed);
        var (administrator, path) = (TestPerson.Administrator(), $"/experts/{expert.PersonId}");
        var at = (await app.GetAsync(administrator, path)).GetProperty("version").GetInt64();
        var suspended = await app.AskAsync(administrator, HttpMethod.Post, $"{path}/suspend", new { reason = "违反保密承诺" }, at);
        Assert.False(suspended.GetProperty("mayBeInvited").GetBoolean());
        await app.AskAsync(administrator, HttpMethod.Post, $"{path}/suspend", new { reason = "再次" }, at + 1, HttpStatusCode.Conflict);
        await app.AskAsync(administrator, HttpMethod.Post, $"{path}/resume", version: at + 1);
    }

    [Fact]
    public async Task Bad_input_is_refused_at_its_field()
    {
        var expert = TestPerson.Of("某大学", OrganizationKinds.Company, Roles.Expert);
        Assert.Equal("fields", await FieldAsync(new { fields = Array.Empty<string>(), available = true }));
        Assert.Equal("regionCode", await FieldAsync(new { fields = new[] { "燃烧" }, regionCode = "上海", available = true }));
        Assert.Equal("affiliations[0].to", await FieldAsync(new
        {
            fields = new[] { "燃烧" }, available = true, affiliations = new[] { new { organization = "某院", from = "2020-01-01", to = "2019-01-01" } },
        }));

        async Task<string?> FieldAsync(object input) =>
            (await app.AskAsync(expert, HttpMethod.Put, "/experts/me", input, 1, HttpStatusCode.BadRequest)).GetProperty("errors")[0].GetProperty("field").GetString();
    }

    [Fact]
    public async Task The_pool_is_for_administrators_and_oneself_for_experts_only()
    {
        TestPerson?[] others = [null, TestPerson.OfPark(), TestPerson.OfCompany(), TestPerson.Supervisor(), TestPerson.Of("某大学", OrganizationKinds.Company, Roles.Expert)];
        foreach (var who in others)
        {
            var expected = who is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden;
            await app.GetAsync(who, "/experts", expected);
            await app.GetAsync(who, $"/experts/{Guid.NewGuid()}", expected);
            if (who?.Roles.Contains(Roles.Expert) != true)
            {
                await app.GetAsync(who, "/experts/me", expected);
                await app.GetAsync(who, "/reviews/sheets", expected);
                await app.GetAsync(who, "/reviews/seats", expected);
            }
        }
    }
}
