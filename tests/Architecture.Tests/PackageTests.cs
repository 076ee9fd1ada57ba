using System.Xml.Linq;
using Xunit;

namespace ScenarioHub.Architecture.Tests;

public class PackageTests
{
    [Fact]
    public void Versions_are_exact_and_stand_in_one_place()
    {
        var versions = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Select(v => v.Attribute("Version")!.Value).ToList();
        Assert.NotEmpty(versions);
        Assert.DoesNotContain(versions, v => v.AsSpan().ContainsAny('*', '[', '('));
        Assert.Empty(Projects().SelectMany(p => p.OwnVersions));
    }

    [Fact]
    public void Every_project_has_its_lock_file() =>
        Assert.DoesNotContain(Projects(), p => !File.Exists(Path.Combine(Path.GetDirectoryName(p.File)!, "packages.lock.json")));

    [Fact]
    public void Every_package_is_named_with_its_reason()
    {
        var reasons = File.ReadAllText(Path.Combine(Repository.Root, "docs", "dependencies.md"));
        var packages = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Select(v => v.Attribute("Include")!.Value);
        Assert.DoesNotContain(packages, p => !reasons.Contains($"`{p}`", StringComparison.Ordinal));
    }

    [Fact]
    public void A_version_of_a_projects_own_is_found() => Assert.Equal(
        ["Npgsql"],
        Project.Parse("/a/b.csproj", "<Project><ItemGroup><PackageReference Include=\"Npgsql\" Version=\"10.0.0\" /></ItemGroup></Project>").OwnVersions);

    private static List<Project> Projects() =>
        [.. new[] { "services", "web", "tests", "ScenarioHub.AppHost" }.SelectMany(folder => Repository.Files(folder, "*.csproj")).Select(Repository.ReadProject)];
}
