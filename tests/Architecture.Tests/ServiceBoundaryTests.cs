using Xunit;

namespace ScenarioHub.Architecture.Tests;

public class ServiceBoundaryTests
{
    private static readonly string Services = Path.Combine(Repository.Root, "services") + Path.DirectorySeparatorChar;

    /// <summary>References from one service into another; the shared rooms and a service's own parts are free.</summary>
    private static IEnumerable<string> Trespasses(Project project) =>
        from reference in project.References
        where reference.StartsWith(Services, StringComparison.Ordinal)
        let room = RoomOf(reference)
        where room != "Shared" && room != RoomOf(project.File)
        select $"{project.File} → {reference}";

    private static string RoomOf(string file) => Path.GetRelativePath(Services, file).Split(Path.DirectorySeparatorChar)[0];

    [Fact]
    public void No_service_references_another()
    {
        // Migrations is not a service: it prepares the databases and queues of all of them before they start.
        var projects = Repository.Files("services", "*.csproj").Where(f => RoomOf(f) is not "Migrations").Select(Repository.ReadProject).ToList();
        Assert.True(projects.Count >= 10, "The rule must not be vacuous.");
        Assert.Empty(projects.SelectMany(Trespasses));
    }

    [Fact]
    public void A_reference_from_one_service_to_another_is_found()
    {
        var bidding = Path.Combine(Services, "Bidding", "ScenarioHub.Bidding.csproj");
        var trespass = Project.Parse(bidding, "<Project><ItemGroup><ProjectReference Include=\"../Identity/ScenarioHub.Identity.csproj\" /></ItemGroup></Project>");
        Assert.Single(Trespasses(trespass));
    }

    [Fact]
    public void The_web_knows_no_service_from_inside()
    {
        var web = Repository.ReadProject(Path.Combine(Repository.Root, "web", "ScenarioHub.Web", "ScenarioHub.Web.csproj"));
        Assert.DoesNotContain(web.References, r => r.StartsWith(Services, StringComparison.Ordinal) && RoomOf(r) != "Shared");
    }
}
