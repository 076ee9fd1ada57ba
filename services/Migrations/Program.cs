using System.Reflection;
using Microsoft.Extensions.Configuration;
using Npgsql;
using ScenarioHub.Persistence.Migrations;

// Brings the database of every service to this version. Takes connection strings NAME-db (ConnectionStrings__identity-db, …), does what
// is missing, and ends with 0, or with 1 and one line that says what does not fit.
var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
var own = Assembly.GetExecutingAssembly();
var services = own.GetManifestResourceNames().Select(name => name.Split('/')[0]).Distinct().Order();
try
{
    foreach (var service in services)
    {
        var connection = configuration.GetConnectionString($"{service.ToLowerInvariant()}-db")
            ?? throw new MigrationException($"The connection string '{service.ToLowerInvariant()}-db' is missing.");
        var applied = await MigrationRunner.ApplyAsync(connection, Migration.For(own, service));
        Console.WriteLine(applied is [] ? $"{service}: up to date" : $"{service}: {string.Join(", ", applied)}");
    }

    return 0;
}
catch (Exception e) when (e is MigrationException or NpgsqlException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
