using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Matchmaking.Tests.Visibility;

public class PermissionTests(MatchmakingApp app)
{
    private const string All = "public pending company park agency administrator supervisor";
    private const string SignedIn = "pending company park agency administrator supervisor";
    private const string Verified = "company park agency administrator supervisor";

    private static readonly Dictionary<string, TestPerson?> People = new()
    {
        ["public"] = null,
        ["pending"] = TestPerson.OfCompany() with { Verified = false },
        ["company"] = TestPerson.OfCompany(),
        ["park"] = TestPerson.OfPark(),
        ["agency"] = TestPerson.Of("测试机构", OrganizationKinds.Agency),
        ["administrator"] = TestPerson.Administrator(),
        ["supervisor"] = TestPerson.Supervisor(),
    };

    private static readonly Dictionary<string, string> Matrix = new()
    {
        ["GET profiles"] = All,
        ["GET profiles/{id:guid}"] = All,
        ["GET profiles/mine"] = "company",
        ["POST profiles"] = "company",
        ["PUT profiles/{id:guid}"] = "company",
        ["POST profiles/{id:guid}/withdraw"] = "company",
        ["POST profiles/imports"] = "administrator",
        ["POST search/companies"] = "park administrator",
        ["GET recommendations"] = "company",
        ["GET scenarios/{scenarioId:guid}/companies"] = "park",
        ["GET matches"] = "administrator supervisor",
        ["GET matches/{id:guid}"] = "administrator supervisor",
        ["POST matches"] = "company park agency administrator",
        ["POST matches/{id:guid}/approve"] = "administrator",
        ["POST matches/{id:guid}/reject"] = "administrator",
        ["POST matches/{id:guid}/park"] = "administrator",
        ["POST matches/moderate"] = "administrator",
        ["POST matches/{id:guid}/merge"] = "administrator",
        ["POST matches/{id:guid}/notes"] = "administrator",
        ["GET fairness"] = "administrator supervisor",
        ["GET fairness/never"] = "administrator supervisor",
        ["GET fairness/export"] = "administrator supervisor",
        ["GET recommendations/dismissed"] = "company",
        ["POST recommendations/{scenario:guid}/dismiss"] = "company",
        ["POST recommendations/{scenario:guid}/undo"] = "company",
        ["GET profiles/completeness"] = "company",
        ["GET blocks"] = Verified,
        ["GET blocks/{organization:guid}"] = Verified,
        ["PUT blocks/{organization:guid}"] = Verified,
        ["POST introductions/{id:guid}/talks"] = Verified,
        ["POST introductions/{id:guid}/end"] = Verified,
        ["GET events"] = Verified,
        ["GET events/{id:guid}"] = Verified,
        ["POST events"] = "park administrator",
        ["PUT events/{id:guid}"] = "park administrator",
        ["POST events/{id:guid}/invite"] = "park administrator",
        ["POST events/{id:guid}/publish"] = "park administrator",
        ["POST events/{id:guid}/close"] = "park administrator",
        ["POST events/{id:guid}/cancel"] = "park administrator",
        ["POST events/{id:guid}/schedule"] = "park administrator",
        ["GET events/{id:guid}/invitable"] = "park administrator",
        ["POST events/{id:guid}/sides"] = "park administrator",
        ["DELETE events/{id:guid}/sides/{side:guid}"] = "park administrator",
        ["POST events/{id:guid}/sides/{side:guid}/answer"] = Verified,
        ["POST events/{id:guid}/meetings"] = "park administrator",
        ["GET events/{id:guid}/meetings/{meeting:guid}/places"] = "park administrator",
        ["POST events/{id:guid}/meetings/{meeting:guid}/move"] = "park administrator",
        ["DELETE events/{id:guid}/meetings/{meeting:guid}"] = "park administrator",
        ["POST events/{id:guid}/meetings/{meeting:guid}/record"] = Verified,
        ["GET events/{id:guid}/calendar"] = Verified,
        ["GET introductions"] = Verified,
        ["GET introductions/{id:guid}"] = Verified,
        ["POST introductions/{id:guid}/accept"] = Verified,
        ["POST introductions/{id:guid}/decline"] = Verified,
        ["GET opt-out"] = Verified,
        ["PUT opt-out"] = Verified,
        ["GET weights"] = "administrator",
        ["POST weights/refit"] = "administrator",
        ["GET weights/{number:int}/comparison"] = "administrator",
        ["POST weights/{number:int}/activate"] = "administrator",
        ["POST weights/rollback"] = "administrator",
        ["GET audit"] = SignedIn,
        ["GET audit/export"] = SignedIn,
        ["GET operations/messaging"] = "administrator",
        ["GET operations/dead-letters/{endpoint}"] = "administrator",
        ["POST operations/dead-letters/{endpoint}/redrive"] = "administrator",
    };

    [Fact]
    public void Every_endpoint_is_in_the_matrix()
    {
        var mapped = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/matchmaking", StringComparison.Ordinal) && !e.RoutePattern.RawText.EndsWith(".json", StringComparison.Ordinal))
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                .Select(method => $"{method} {e.RoutePattern.RawText!["/api/matchmaking/".Length..].TrimEnd('/')}"));
        Assert.Equal(Matrix.Keys.Order(StringComparer.Ordinal), mapped.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Everyone_may_call_what_the_matrix_says_and_nothing_else()
    {
        var asked = 0;
        foreach (var (endpoint, allowed) in Matrix)
        {
            foreach (var (role, person) in People)
            {
                var reply = await CallAsync(person, endpoint);
                var passed = reply.Status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden);
                Assert.True(passed == allowed.Split(' ').Contains(role), $"{endpoint} as {role}: {reply.Status}");
                Assert.True(passed || reply.Status == (person is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden), $"{endpoint} as {role}: {reply.Status}");
                Assert.True((int)reply.Status < 500, $"{endpoint} as {role}: {reply.Status} {reply.Body}");
                asked++;
            }
        }

        Assert.Equal(Matrix.Count * People.Count, asked);
    }

    [Fact]
    public async Task Before_its_approval_a_match_is_told_to_neither_side_on_any_channel()
    {
        var (park, company, words) = (TestPerson.OfPark(), TestPerson.OfCompany($"保密{Guid.NewGuid():n}公司"), Some.Words());
        await app.ProfileAsync(company, words);
        var scenario = await app.ListAsync(park, words);
        var match = await app.SuggestedAsync(scenario.Id, TestPerson.Administrator());
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync(TestPerson.Supervisor(), $"matches/{match.Id}")).Status);
        foreach (var party in new[] { park, company })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await app.GetAsync(party, $"matches/{match.Id}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync(party, $"introductions/{match.Id}")).Status);
            Assert.Empty((await app.GetAsync(party, "introductions")).Body.GetProperty("items").EnumerateArray());
            Assert.Empty((await app.GetAsync(party, $"audit?subject={match.Id}")).Body.GetProperty("items").EnumerateArray());
        }

        Assert.Empty((await app.GetAsync(park, $"scenarios/{scenario.Id}/companies")).Body.EnumerateArray());
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync(TestPerson.OfPark(), $"scenarios/{scenario.Id}/companies")).Status);
    }

    private Task<Reply> CallAsync(TestPerson? person, string endpoint)
    {
        var (method, path) = (endpoint.Split(' ')[0], endpoint.Split(' ')[1]);
        path = path.Replace("{id:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal)
            .Replace("{scenarioId:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal)
            .Replace("{scenario:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal)
            .Replace("{organization:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal)
            .Replace("{side:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal)
            .Replace("{meeting:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal)
            .Replace("{number:int}", "99999", StringComparison.Ordinal)
            .Replace("{endpoint}", "none", StringComparison.Ordinal);
        HttpContent? content = endpoint switch
        {
            "POST profiles/imports" => new MultipartFormDataContent { { new ByteArrayContent([]), "file", "empty.csv" } },
            _ when method == "GET" => null,
            _ => JsonContent.Create(new { }),
        };
        return app.SendAsync(person, new HttpMethod(method), path, content, 1);
    }
}
