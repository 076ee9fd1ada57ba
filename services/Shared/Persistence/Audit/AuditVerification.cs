using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ScenarioHub.Persistence.Audit;

/// <summary>The argument <c>verify-audit</c> of every service: verifies the audit chain and ends, with 1 where something is wrong.</summary>
public static class AuditVerification
{
    /// <summary>Does it where <paramref name="args"/> ask for it, sets the exit code, and returns whether they did.</summary>
    public static async Task<bool> VerifiesAuditAsync(this WebApplication app, string[] args)
    {
        if (!args.Contains("verify-audit"))
        {
            return false;
        }

        var report = await AuditVerifier.VerifyAsync(
            app.Services.GetRequiredService<NpgsqlDataSource>(), app.Services.GetRequiredService<AuditKey>(), CancellationToken.None);
        var name = app.Environment.ApplicationName.Split('.')[^1].ToLowerInvariant();
        Console.WriteLine(
            $"{name}: {report.Sealed} entries sealed, {report.Waiting} waiting, end {Convert.ToHexStringLower(report.Digest)} ({(report.Signed ? "signed" : "not signed")})");
        foreach (var finding in report.Findings)
        {
            Console.WriteLine($"{name}: {finding}");
        }

        Environment.ExitCode = report.Findings.Count == 0 ? 0 : 1;
        return true;
    }
}
