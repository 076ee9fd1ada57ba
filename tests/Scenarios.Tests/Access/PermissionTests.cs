using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Access;

/// <summary>Every endpoint times every role. An endpoint that is not in the table fails the test.</summary>
public class PermissionTests(ScenariosApp app)
{
    private static readonly Dictionary<string, TestPerson?> People = new()
    {
        ["public"] = null,
        ["company"] = TestPerson.OfCompany(),
        ["park"] = TestPerson.OfPark(),
        ["pending park"] = TestPerson.OfPark() with { Verified = false },
        ["administrator"] = TestPerson.Administrator(),
        ["supervisor"] = TestPerson.Supervisor(),
    };

    private static readonly string[] Everyone = [.. People.Keys];
    private static readonly string[] SignedIn = [.. People.Keys.Except(["public"])];
    private static readonly string[] Parks = ["park"];
    private static readonly string[] Administrators = ["administrator"];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["GET parks"] = Everyone, ["GET parks/{id}"] = Everyone,
        ["GET reference/regions"] = Everyone, ["GET reference/technologies"] = Everyone, ["GET reference/industries"] = Everyone,
        ["GET catalogue"] = Everyone, ["GET catalogue/facets"] = Everyone, ["GET catalogue/{id}"] = Everyone,
        ["GET mine"] = Parks, ["GET {id}"] = SignedIn, ["POST "] = Parks, ["PUT {id}"] = Parks,
        ["POST {id}/submit"] = Parks, ["POST submit"] = Parks, ["POST {id}/withdraw"] = Parks,
        ["POST imports"] = Parks, ["GET imports/template.xlsx"] = Everyone,
        ["POST imports/jobs"] = Parks, ["GET imports/jobs"] = Parks, ["GET imports/jobs/{id}"] = Parks, ["GET imports/jobs/{id}/events"] = Parks,
        ["GET imports/jobs/{id}/errors.xlsx"] = Parks,
        ["GET {id}/attachments"] = Everyone, ["GET {id}/attachments/{attachment}"] = Everyone,
        ["POST {id}/attachments"] = Parks, ["DELETE {id}/attachments/{attachment}"] = Parks,
        ["GET catalogue/export"] = Everyone, ["GET mine/export"] = Parks, ["GET lists/{id}/export"] = Everyone,
        ["GET moderation"] = Administrators, ["POST {id}/approve"] = Administrators, ["POST {id}/return"] = Administrators, ["POST moderation/approve"] = Administrators,
        ["GET lists"] = Everyone, ["GET lists/{id}"] = Everyone, ["GET lists/{id}/snapshot.json"] = Everyone, ["GET lists/mine"] = Parks,
        ["POST lists"] = Parks, ["PUT lists/{id}"] = Parks, ["POST lists/{id}/publish"] = Parks,
        ["GET audit"] = SignedIn, ["GET openapi.json"] = Everyone,
        ["GET operations/messaging"] = Administrators, ["GET operations/dead-letters/{endpoint}"] = Administrators, ["POST operations/dead-letters/{endpoint}/redrive"] = Administrators,
    };

    [Fact]
    public async Task Every_endpoint_lets_in_exactly_those_whom_the_API_sheet_names()
    {
        var endpoints = app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(e => (Route: e.RoutePattern.RawText!.Trim('/'), Method: e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? ""))
            .Where(e => e.Route.StartsWith("api/scenarios", StringComparison.Ordinal))
            .Select(e => $"{e.Method} {e.Route["api/scenarios".Length..].Trim('/').Replace(":guid", "", StringComparison.Ordinal)}").ToList();
        Assert.Equal(Allowed.Keys.Order(), endpoints.Order());
        foreach (var endpoint in endpoints)
        {
            foreach (var (name, person) in People)
            {
                var (method, path) = (endpoint.Split(' ')[0], endpoint.Split(' ')[1]);
                var answer = await StatusAsync(person, new(method), "/" + path.Replace("{id}", Guid.NewGuid().ToString(), StringComparison.Ordinal).Replace("{endpoint}", "none", StringComparison.Ordinal)
                    .Replace("{attachment}", Guid.NewGuid().ToString(), StringComparison.Ordinal));
                var letIn = answer is not (401 or 403);
                Assert.True(letIn == Allowed[endpoint].Contains(name), $"{endpoint} answers {answer} to {name}");
                Assert.True(letIn || answer == (person is null ? 401 : 403), $"{endpoint} answers {answer} to {name}");
                Assert.True(answer < 500, $"{endpoint} answers {answer} to {name}");
            }
        }
    }

    private async Task<int> StatusAsync(TestPerson? person, HttpMethod method, string path)
    {
        using var client = app.As(person);
        using var request = new HttpRequestMessage(method, $"/api/scenarios{path}");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }
}
