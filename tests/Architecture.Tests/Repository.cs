using System.Xml.Linq;

namespace ScenarioHub.Architecture.Tests;

/// <summary>The repository's files as the rules read them.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>All files of an ending below a folder, build output left out.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "artifacts" or "node_modules"));

    /// <summary>A project file and the full paths of the projects that it references and compiles against.</summary>
    public static Project ReadProject(string file) => Project.Parse(file, File.ReadAllText(file));

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "ScenarioHub.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder)!);
}

/// <summary>What the rules ask of a project.</summary>
internal sealed record Project(string File, IReadOnlyList<string> References, IReadOnlyList<string> OwnVersions)
{
    public static Project Parse(string file, string xml)
    {
        var root = XDocument.Parse(xml).Root!;
        return new(
            file,
            [.. root.Descendants("ProjectReference").Select(r => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, r.Attribute("Include")!.Value)))],
            [.. root.Descendants("PackageReference").Where(r => r.Attribute("Version") is not null).Select(r => r.Attribute("Include")!.Value)]);
    }
}
