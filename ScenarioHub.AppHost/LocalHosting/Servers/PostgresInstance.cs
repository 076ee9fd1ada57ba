using System.Globalization;
using Npgsql;
using ScenarioHub.LocalHosting.Data;
using ScenarioHub.LocalHosting.Supervision;

namespace ScenarioHub.LocalHosting.Servers;

/// <summary>A private PostgreSQL server on the loopback address, with passwords from the first moment on (never "trust").</summary>
internal sealed class PostgresInstance(string name, DataDirectory data, int port, string user, string password)
{
    // What it says when all is well, and to those who ask too early.
    private static readonly string[] Chatter = ["LOG:", "FATAL:  the database system is", "DETAIL:  Consistent recovery"];

    public string ConnectionString { get; } = new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Username = user,
        Password = password,
        Database = "postgres",
    }.ConnectionString;

    /// <summary>Makes the data directory when there is none; says what has to run.</summary>
    public async Task<ProcessSpec> PrepareAsync()
    {
        // Asked before anything is touched: a version that does not fit leaves the directory as it was.
        PostgresPrograms.Find(Path.Combine(data.Root, name, "data"));
        var account = ServerAccount.For("postgres");
        var home = await ServerDirectory.CreateAsync(Path.Combine(data.Root, name), account);
        var directory = Path.Combine(home, "data");
        var programs = PostgresPrograms.Find(directory);
        if (!Directory.Exists(directory))
        {
            await InitialiseAsync(programs, account, home, directory);
        }

        ForgetDeadOwner(directory);
        return new(name, Path.Combine(programs.Directory, "postgres"), ["-D", directory, .. Settings()])
        {
            Account = account,
            Environment = new Dictionary<string, string> { ["LC_ALL"] = "C.UTF-8" },
            IsHealthy = ct => PostgresHealth.AskAsync(ConnectionString, $"{data.Root}/secrets/{name}-password", ct),

            Shows = line => !Chatter.Any(word => line.StartsWith(word, StringComparison.Ordinal)),

            // SIGINT is PostgreSQL's "fast" shutdown: open sessions are ended and the data is written out.
            StopSignal = UnixSignal.Interrupt,
            StopWithin = TimeSpan.FromSeconds(30),
        };
    }

    private async Task InitialiseAsync(PostgresPrograms programs, ServerAccount? account, string home, string directory)
    {
        var passwordFile = Path.Combine(home, "password");
        var draft = Path.Combine(home, "data.new");
        DataDirectory.WriteOwnerOnly(passwordFile, password);
        await ServerDirectory.GiveFileAsync(passwordFile, account);
        await Command.RunAsync(account, "rm", "-rf", draft);
        string[] durability = data.Ephemeral ? ["--no-sync"] : [];
        await Command.RunAsync(account, [Path.Combine(programs.Directory, "initdb"), "-D", draft, "--username", user,
            "--pwfile", passwordFile, "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-instructions", .. durability]);
        File.Delete(passwordFile);

        // Renamed when complete, so that an interrupted first run leaves nothing that looks like a database.
        await Command.RunAsync(account, "mv", draft, directory);
    }

    private IEnumerable<string> Settings()
    {
        var settings = new Dictionary<string, string>
        {
            ["listen_addresses"] = "127.0.0.1",
            ["port"] = port.ToString(CultureInfo.InvariantCulture),
            ["unix_socket_directories"] = "",
            ["shared_buffers"] = "64MB",
            ["max_connections"] = "300",
            ["jit"] = "off",
            ["log_line_prefix"] = "",
        };
        if (data.Ephemeral)
        {
            // Nothing outlives the run, so nothing needs to reach the disk.
            (settings["fsync"], settings["synchronous_commit"], settings["full_page_writes"]) = ("off", "off", "off");
        }

        return settings.SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" });
    }

    // PostgreSQL takes a stale lock file for a live server when another program has been given the old process id.
    private static void ForgetDeadOwner(string directory)
    {
        var file = Path.Combine(directory, "postmaster.pid");
        if (!File.Exists(file) || !int.TryParse(File.ReadLines(file).FirstOrDefault(), CultureInfo.InvariantCulture, out var pid))
        {
            return;
        }

        var program = new FileInfo($"/proc/{pid}/comm");
        if (program.Exists && File.ReadAllText(program.FullName).Trim() != "postgres")
        {
            File.Delete(file);
        }
    }
}
