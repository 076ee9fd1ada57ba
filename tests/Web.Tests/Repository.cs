namespace ScenarioHub.Web.Tests;

internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "ScenarioHub.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder)!);
}
