using System.Diagnostics;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Scenarios.Imports;
using ScenarioHub.Scenarios.Tests.Fuzz;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Bench.Files;

/// <summary>
/// Damaged files through the whole import, against the database. Stops at the first that breaks it, that is refused and yet stored, or that is
/// accepted and not stored whole.
/// </summary>
internal static class Fuzz
{
    public static async Task<int> RunAsync(Service service, int files)
    {
        var owner = Guid.CreateVersion7();
        var user = new ClaimsPrincipal(new ClaimsIdentity([new("sub", Guid.CreateVersion7().ToString()), new(HubClaims.Organization, owner.ToString())]));
        var (accepted, stored, slowest) = (0, 0, TimeSpan.Zero);
        var refusals = new SortedDictionary<string, int>(StringComparer.Ordinal);
        Memory.Reset();
        var clock = Stopwatch.StartNew();
        for (var seed = 0; seed < files; seed++)
        {
            var seeds = Seeds.Of(seed);
            var (name, format, bytes) = seeds[seed % seeds.Count];
            var damaged = Mutations.Of(bytes, format, seed);
            var one = Stopwatch.StartNew();
            var outcome = await service.WithDbAsync(async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                var file = ScenarioFile.Read(new MemoryStream(damaged), name);
                var result = await ImportRun.RunAsync(db, file, name, new(owner, "演练高新区"), user, dryRun: false, DateTimeOffset.UtcNow, _ => { }, CancellationToken.None);
                await transaction.CommitAsync();
                return result;
            });
            slowest = one.Elapsed > slowest ? one.Elapsed : slowest;
            accepted += outcome.Problems.Count == 0 ? 1 : 0;
            stored += outcome.Created.Count;
            foreach (var code in outcome.Problems.Select(p => p.Code).Distinct())
            {
                refusals[code] = refusals.GetValueOrDefault(code) + 1;
            }

            var there = await service.WithDbAsync(db => db.Scenarios.CountAsync());
            if (there != stored)
            {
                Console.Error.WriteLine($"seed {seed}: {there} scenarios are stored, {stored} were accepted");
                return 1;
            }
        }

        Console.WriteLine($"{files} damaged files in {clock.Elapsed.TotalSeconds:F0} s: {files - accepted} refused, {accepted} accepted with {stored} scenarios; no crash, no partial write");
        Console.WriteLine($"slowest {slowest.TotalMilliseconds:F0} ms, peak memory {Memory.Peak} MB");
        Console.WriteLine(string.Join(Environment.NewLine, refusals.Select(r => $"  {r.Key,-28} {r.Value,6}")));
        return 0;
    }
}
