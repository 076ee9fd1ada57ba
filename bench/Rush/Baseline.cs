using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Npgsql;

namespace ScenarioHub.Bench.Rush;

/// <summary>What PostgreSQL itself does: pgbench inserts and commits rows of the same size on the same server.</summary>
internal static partial class Baseline
{
    public static async Task<double> RateAsync(string database, int bytes, int clients, int seconds)
    {
        await using (var connection = new NpgsqlConnection(database))
        {
            await connection.OpenAsync();
            await using var table = new NpgsqlCommand(
                "CREATE TABLE IF NOT EXISTS rush_baseline (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body bytea); ALTER TABLE rush_baseline ALTER body SET STORAGE EXTERNAL; TRUNCATE rush_baseline",
                connection);
            await table.ExecuteNonQueryAsync();
        }

        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(script, $"INSERT INTO rush_baseline (body) VALUES ('\\x{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes))}');\n");
        var server = new NpgsqlConnectionStringBuilder(database);
        var info = new ProcessStartInfo(Program(), [
            "-n", "-f", script, "-c", $"{clients}", "-j", "2", "-T", $"{seconds}", "-h", server.Host!, "-p", $"{server.Port}", "-U", server.Username!, server.Database!])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["PGPASSWORD"] = server.Password;
        using var process = Process.Start(info)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        File.Delete(script);
        return Tps().Match(await output) is { Success: true } match
            ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"pgbench: {await errors}");
    }

    private static string Program() => Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin", "pgbench")).Last(File.Exists);

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex Tps();
}
