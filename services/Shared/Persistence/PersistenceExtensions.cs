using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using ScenarioHub.Persistence.Audit;
using ScenarioHub.Persistence.Migrations;

namespace ScenarioHub.Persistence;

/// <summary>Gives a service its database.</summary>
public static class PersistenceExtensions
{
    /// <summary>
    /// Registers the data source from connection string <c>db</c>, the context (also as <see cref="ServiceDb"/>), a health check, and the
    /// check at start that the database has exactly this program's migrations.
    /// </summary>
    public static WebApplicationBuilder AddDatabase<TDb>(this WebApplicationBuilder builder)
        where TDb : ServiceDb
    {
        var connection = new NpgsqlConnectionStringBuilder(
            builder.Configuration.GetConnectionString("db") ?? throw new InvalidOperationException("The connection string 'db' is missing."))
        {
            ApplicationName = builder.Environment.ApplicationName,
            IncludeErrorDetail = false,
        };
        if (!connection.ContainsKey("Maximum Pool Size"))
        {
            connection.MaxPoolSize = 40;
        }

        if (!connection.ContainsKey("Max Auto Prepare"))
        {
            // What a connection asks for the fifth time is parsed no more.
            connection.MaxAutoPrepare = 100;
        }

        builder.Services.AddSingleton(_ => new NpgsqlDataSourceBuilder(connection.ConnectionString).Build());
        builder.Services.AddDbContext<TDb>((services, options) => options.UseNpgsql(services.GetRequiredService<NpgsqlDataSource>()));
        builder.Services.AddScoped<ServiceDb>(services => services.GetRequiredService<TDb>());
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        builder.Services.AddHostedService<MigrationCheck<TDb>>();
        builder.Services.AddSingleton(AuditKey.Of(builder.Configuration));
        builder.Services.AddHostedService<AuditSealer>();
        return builder;
    }

    /// <summary>Refuses to start on a database that this program does not fit.</summary>
    private sealed class MigrationCheck<TDb>(NpgsqlDataSource database) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) =>
            MigrationRunner.VerifyAsync(database, Migration.For(typeof(TDb).Assembly), cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
