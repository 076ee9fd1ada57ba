using System.Globalization;
using Aspire.Hosting;

namespace ScenarioHub.LocalHosting.Servers;

/// <summary>An installed PostgreSQL of one major version. Debian keeps several side by side.</summary>
internal sealed record PostgresPrograms(int Major, string Directory)
{
    private const string Installed = "/usr/lib/postgresql";

    /// <summary>The version that fits the data, or the newest when there is no data yet.</summary>
    public static PostgresPrograms Find(string dataDirectory, string installed = Installed)
    {
        var all = All(installed).OrderByDescending(programs => programs.Major).ToList();
        if (all.Count == 0)
        {
            throw new DistributedApplicationException($"The program 'postgres' is missing. Install it with: {Programs.AptInstall("postgresql")}");
        }

        if (VersionOf(dataDirectory) is not { } version)
        {
            return all[0];
        }

        return all.Find(programs => programs.Major == version) ?? throw new DistributedApplicationException(
            $"{dataDirectory} was written by PostgreSQL {version}, but this machine has PostgreSQL {string.Join(", ", all.Select(programs => programs.Major))}. "
            + $"Install it with: {Programs.AptInstall($"postgresql-{version}")}  (or move the directory away to begin with an empty one)");
    }

    private static IEnumerable<PostgresPrograms> All(string installed) =>
        (System.IO.Directory.Exists(installed) ? System.IO.Directory.EnumerateDirectories(installed) : [])
            .Where(directory => File.Exists(Path.Combine(directory, "bin", "postgres")))
            .Select(directory => new PostgresPrograms(Number(Path.GetFileName(directory)), Path.Combine(directory, "bin")));

    private static int? VersionOf(string dataDirectory)
    {
        var file = Path.Combine(dataDirectory, "PG_VERSION");
        return File.Exists(file) ? Number(File.ReadAllText(file)) : null;
    }

    // Before version 10 the major version had a point in it (9.6); none of those can be installed beside this product.
    private static int Number(string text) => (int)decimal.Parse(text.Trim(), CultureInfo.InvariantCulture);
}
