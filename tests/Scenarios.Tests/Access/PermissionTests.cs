using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ScenarioHub.ServiceDefaults.Access;
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
        ["agency"] = TestPerson.Of("测试场景机构", OrganizationKinds.Agency),
        ["administrator"] = TestPerson.Administrator(),
        ["supervisor"] = TestPerson.Supervisor(),
        ["expert"] = TestPerson.Of("评审机构", OrganizationKinds.Funder, "expert"),
    };

    private static readonly string[] Everyone = [.. People.Keys];
    private static readonly string[] SignedIn = [.. People.Keys.Except(["public"])];
    private static readonly string[] VerifiedOnly = [.. SignedIn.Except(["pending park"])];
    private static readonly string[] Parks = ["park"];
    private static readonly string[] Administrators = ["administrator"];
    private static readonly string[] Agencies = ["agency"];
    private static readonly string[] Collectors = ["park", "administrator"];
    private static readonly string[] Verified = [.. SignedIn.Except(["pending park"])];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["GET parks"] = Everyone, ["GET parks/{id}"] = Everyone,
        ["GET reference/regions"] = Everyone, ["GET reference/technologies"] = Everyone, ["GET reference/industries"] = Everyone,
        ["GET catalogue"] = Everyone, ["GET catalogue/facets"] = Everyone, ["GET catalogue/{id}"] = Everyone,
        ["GET catalogue/{id}/related"] = Everyone, ["GET catalogue/deadlines"] = Everyone, ["GET catalogue/deadlines.ics"] = Everyone, ["GET catalogue/addresses"] = Everyone,
        ["GET searches"] = SignedIn, ["POST searches"] = SignedIn, ["PUT searches/{id}"] = SignedIn, ["DELETE searches/{id}"] = SignedIn,
        ["GET follows"] = SignedIn, ["PUT follows/{kind}/{subject}"] = SignedIn, ["DELETE follows/{kind}/{subject}"] = SignedIn,
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
        ["GET open-data"] = Everyone, ["GET open-data/changes"] = Everyone, ["GET open-data/releases/{day}"] = Everyone,
        ["GET open-data/processes/{ocid}"] = Everyone, ["GET open-data/records/{ocid}"] = Everyone,
        ["GET open-data/feed.atom"] = Everyone, ["GET open-data/parks/{id}/feed.atom"] = Everyone, ["GET open-data/directions/{name}/feed.atom"] = Everyone,
        ["POST {id}/claim"] = Administrators, ["POST {id}/release"] = Administrators, ["GET {id}/case"] = Administrators, ["GET {id}/submissions"] = SignedIn,
        ["GET moderation/policy"] = Administrators, ["PUT moderation/policy"] = Administrators,
        ["GET directions"] = Everyone, ["POST directions"] = Administrators, ["PUT directions/{id}"] = Administrators,
        ["POST directions/{id}/retire"] = Administrators, ["POST directions/years/{year:int}/publish"] = Administrators,
        ["GET calls"] = Everyone, ["GET calls/{id}"] = Everyone, ["GET calls/mine"] = Collectors, ["POST calls"] = Collectors, ["PUT calls/{id}"] = Collectors,
        ["POST calls/{id}/publish"] = Collectors, ["POST calls/{id}/end"] = Collectors, ["POST calls/{id}/hand-ins"] = Verified,
        ["GET hand-ins/mine"] = SignedIn, ["GET hand-ins/received"] = Collectors, ["GET hand-ins/parks"] = SignedIn, ["GET hand-ins/{id}"] = SignedIn,
        ["GET hand-ins/{id}/receipt.json"] = SignedIn, ["POST hand-ins/{id}/withdraw"] = Verified, ["GET hand-ins/{id}/duplicates"] = Parks,
        ["POST hand-ins/{id}/convert"] = Parks, ["POST hand-ins/{id}/merge"] = Parks, ["POST hand-ins/{id}/decline"] = Parks,
        ["GET agencies"] = Parks, ["GET authorizations"] = Verified, ["POST authorizations"] = Parks, ["POST authorizations/{id}/revoke"] = Parks,
        ["GET agency/scenarios"] = Agencies, ["GET agency/scenarios/{id}"] = Agencies, ["POST agency/scenarios"] = Agencies, ["PUT agency/scenarios/{id}"] = Agencies,
        ["GET lists/{id}/preview"] = Parks, ["POST lists/{id}/schedule"] = Parks, ["POST lists/{id}/unschedule"] = Parks,
        ["GET lists/{id}/notices"] = Everyone, ["GET lists/organizations"] = Parks, ["POST lists/audience"] = Parks,
        ["GET {id}/amendments"] = Everyone, ["POST {id}/amendments"] = Parks, ["POST amendments/{id}/withdraw"] = Parks,
        ["GET amendments/mine"] = Parks, ["GET mine/figures"] = Parks, ["GET mine/figures.csv"] = Parks,
        ["GET amendments"] = Administrators, ["GET amendments/{id}"] = Administrators,
        ["POST amendments/{id}/approve"] = Administrators, ["POST amendments/{id}/reject"] = Administrators,
        ["GET progress"] = Parks, ["GET {id}/progress"] = SignedIn, ["PUT {id}/progress"] = Parks,
        ["GET {id}/outcomes"] = SignedIn, ["POST {id}/outcomes"] = Parks, ["POST outcomes/{id}/void"] = Parks,
        ["GET demonstrations"] = Everyone, ["GET demonstrations/desk"] = SignedIn, ["GET demonstrations/{id}"] = Everyone,
        ["POST {id}/demonstration"] = Parks, ["POST demonstrations/{id}/score"] = ["administrator", "expert"],
        ["POST demonstrations/{id}/notice"] = Administrators, ["POST demonstrations/{id}/confirm"] = Administrators,
        ["POST demonstrations/{id}/decline"] = Administrators, ["POST demonstrations/{id}/supports"] = Administrators,
        ["POST demonstrations/{id}/objections"] = VerifiedOnly, ["POST demonstrations/objections/{id}/answer"] = Administrators,
        ["GET audit"] = SignedIn, ["GET audit/export"] = SignedIn, ["GET openapi.json"] = Everyone,
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
                    .Replace("{year:int}", "2099", StringComparison.Ordinal).Replace("{attachment}", Guid.NewGuid().ToString(), StringComparison.Ordinal));
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
