using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace ScenarioHub.Persistence.Migrations;

/// <summary>One numbered SQL file that brings a database a step further. A file that has been applied anywhere is never edited.</summary>
/// <param name="Name">The file's name, such as <c>0001_scenarios.sql</c>; files are applied in the order of their names.</param>
/// <param name="Sql">The statements; applied in one transaction.</param>
public record Migration(string Name, string Sql)
{
    /// <summary>SHA-256 of the SQL, lower-case hexadecimal, line ends counted as LF.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>What a service's database needs: the shared tables, then the service's own files.</summary>
    public static IReadOnlyList<Migration> For(Assembly service) => [.. Of(typeof(Migration).Assembly), .. Of(service)];

    private static IEnumerable<Migration> Of(Assembly assembly) =>
        from resource in assembly.GetManifestResourceNames()
        where resource.StartsWith("Migrations/", StringComparison.Ordinal)
        orderby resource
        select new Migration(resource["Migrations/".Length..], Read(assembly, resource));

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
