using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ScenarioHub.Contracts;

namespace ScenarioHub.Scenarios.OpenData.Ocds;

/// <summary>Finds contracting processes and lets one fact at a time be learnt.</summary>
public class ProcessStore(ScenariosDb db, IOptions<OpenDataSettings> settings)
{
    /// <summary>The process that began with a scenario, held until the transaction ends; made where there is none.</summary>
    public async Task<ContractingProcess> OfScenarioAsync(Guid scenario, string number, Guid owner, CancellationToken ct)
    {
        var ocid = Ocid(number);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO contracting_process (ocid, scenario_id, owner_id, facts, releases) VALUES ({ocid}, {scenario}, {owner}, '{{}}', 0) ON CONFLICT DO NOTHING", ct);
        return (await HoldAsync(ocid, ct))!;
    }

    /// <summary>The process that a challenge belongs to, held until the transaction ends; nothing where none is known.</summary>
    public async Task<ContractingProcess?> OfChallengeAsync(Guid challenge, CancellationToken ct)
    {
        var ocid = await db.Processes.Where(p => p.ChallengeId == challenge).Select(p => p.Ocid).SingleOrDefaultAsync(ct);
        return ocid is null ? null : await HoldAsync(ocid, ct);
    }

    /// <summary>
    /// Begins with a challenge: it joins the process of its scenario, unless an earlier challenge has that place. Then, and where the
    /// challenge stands by itself, it is a process of its own.
    /// </summary>
    public async Task<ContractingProcess> BeginAsync(Guid challenge, string number, Guid? scenario, Guid owner, CancellationToken ct)
    {
        var planned = await db.Processes.Where(p => p.ScenarioId == scenario && scenario != null).Select(p => p.Ocid).SingleOrDefaultAsync(ct);
        if (planned is not null && await HoldAsync(planned, ct) is { } process && (process.ChallengeId is null || process.ChallengeId == challenge))
        {
            process.Join(challenge);
            return process;
        }

        var facts = planned is null ? new ProcessFacts() : new ProcessFacts { After = planned };
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO contracting_process (ocid, challenge_id, owner_id, facts, releases)
            VALUES ({Ocid(number)}, {challenge}, {owner}, {JsonFacts.Write(facts)}::jsonb, 0) ON CONFLICT DO NOTHING
            """, ct);
        return (await HoldAsync(Ocid(number), ct))!;
    }

    /// <summary>Takes over what is known now; where that is new, a release and a public change say so.</summary>
    public async Task LearnAsync(ContractingProcess process, ProcessFacts facts, CancellationToken ct)
    {
        var tags = ReleaseTags.Of(process.Facts, facts);
        var now = await db.NowAsync(ct);
        if (process.Learn(facts, tags, settings.Value, now) is { } release)
        {
            db.Releases.Add(release);
            await db.SaveChangesAsync(ct);
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO change (act, subject, owner_id, ocid, release)
                VALUES ('release', {process.ChallengeId ?? process.ScenarioId!.Value}, {process.OwnerId}, {process.Ocid}, {release.Id})
                """, ct);
        }
    }

    private string Ocid(string number) => $"{settings.Value.OcidPrefix}-{number}";

    private async Task<ContractingProcess?> HoldAsync(string ocid, CancellationToken ct) =>
        (await db.Processes.FromSql($"SELECT * FROM contracting_process WHERE ocid = {ocid} FOR UPDATE").ToListAsync(ct)).SingleOrDefault();
}
