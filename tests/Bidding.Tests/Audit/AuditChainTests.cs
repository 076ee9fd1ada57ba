using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Npgsql;
using ScenarioHub.Persistence.Audit;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Audit;

/// <summary>On a database of its own, which it tampers with as its superuser could.</summary>
public class AuditChainTests
{
    private static readonly AuditKey Key = AuditKey.Of(new ConfigurationBuilder()
        .AddInMemoryCollection([new("Audit:Key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)))]).Build());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_untouched_chain_is_sound_and_signed_and_two_sealers_make_one_chain()
    {
        await using var trail = await Trail.OfAsync(30);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AuditSealer.SealAsync(trail.Database, Key, Ct)));
        await trail.AddAsync(5);
        await AuditSealer.SealAsync(trail.Database, Key, Ct);
        var report = await AuditVerifier.VerifyAsync(trail.Database, Key, Ct);
        Assert.Equal((35L, 0L, true, 0), (report.Sealed, report.Waiting, report.Signed, report.Findings.Count));
    }

    [Theory]
    [InlineData("UPDATE audit SET detail = '{\"n\": 999}' WHERE seq = 17", "entry 17 was changed")]
    [InlineData("UPDATE audit SET at = at - interval '1 day' WHERE seq = 17", "entry 17 was changed")]
    [InlineData("DELETE FROM audit WHERE seq = 17", "entry 17 was removed")]
    [InlineData("DELETE FROM audit WHERE seq = 17; DELETE FROM audit_seal WHERE seq = 17", "the seals of positions 17 to 17 were removed")]
    [InlineData("UPDATE audit_seal SET content = sha256('x') WHERE seq = 17", "the seal of entry 17 at position 17 was changed")]
    [InlineData("INSERT INTO audit (act, subject) VALUES ('test', gen_random_uuid()); DELETE FROM audit_pending", "entry 31 was never sealed")]
    [InlineData("DELETE FROM audit WHERE seq > 25; DELETE FROM audit_seal WHERE seq > 25", "the chain was cut off: its end was signed at position 30")]
    public async Task Tampering_with_one_row_is_found_and_named(string tampering, string finding)
    {
        await using var trail = await Trail.OfAsync(30);
        await AuditSealer.SealAsync(trail.Database, Key, Ct);
        await trail.ExecuteAsync($"SET session_replication_role = replica; {(tampering.StartsWith("INSERT", StringComparison.Ordinal) ? "SET session_replication_role = origin;" : "")} {tampering}");
        var report = await AuditVerifier.VerifyAsync(trail.Database, Key, Ct);
        Assert.Contains(report.Findings, found => found.StartsWith(finding, StringComparison.Ordinal));
        Assert.InRange(report.Findings.Count, 1, 2);
    }

    [Fact]
    public async Task A_chain_that_was_rewritten_whole_does_not_fit_its_signature()
    {
        await using var trail = await Trail.OfAsync(10);
        await AuditSealer.SealAsync(trail.Database, Key, Ct);
        await trail.ExecuteAsync(
            "SET session_replication_role = replica; UPDATE audit SET act = 'nothing' WHERE seq = 3; DELETE FROM audit_seal; INSERT INTO audit_pending SELECT seq FROM audit;"
            + "CREATE TABLE kept AS TABLE audit_head; DELETE FROM audit_head");
        await AuditSealer.SealAsync(trail.Database, AuditKey.Of(new ConfigurationBuilder().Build()), Ct);
        await trail.ExecuteAsync("SET session_replication_role = replica; DELETE FROM audit_head; INSERT INTO audit_head TABLE kept");
        Assert.Contains("does not fit the chain", Assert.Single((await AuditVerifier.VerifyAsync(trail.Database, Key, Ct)).Findings));
    }

    [Fact]
    public async Task Sealing_waits_for_nobody_who_writes()
    {
        await using var trail = await Trail.OfAsync(3);
        await using var connection = await trail.Database.OpenConnectionAsync(Ct);
        await using var transaction = await connection.BeginTransactionAsync(Ct);
        await using (var open = new NpgsqlCommand("INSERT INTO audit (act, subject) VALUES ('late', gen_random_uuid())", connection))
        {
            await open.ExecuteNonQueryAsync(Ct);
        }

        await trail.AddAsync(2);
        Assert.Equal(5, await AuditSealer.SealAsync(trail.Database, Key, Ct));
        await transaction.CommitAsync(Ct);
        Assert.Equal(1, await AuditSealer.SealAsync(trail.Database, Key, Ct));
        Assert.Empty((await AuditVerifier.VerifyAsync(trail.Database, Key, Ct)).Findings);
    }

    private sealed class Trail(TestDatabase database) : IAsyncDisposable
    {
        public NpgsqlDataSource Database { get; } = NpgsqlDataSource.Create(database.ConnectionString);

        public static async Task<Trail> OfAsync(int entries)
        {
            var trail = new Trail(await TestDatabase.CreateAsync(typeof(BiddingDb).Assembly));
            await trail.AddAsync(entries);
            return trail;
        }

        public Task AddAsync(int entries) =>
            ExecuteAsync($"INSERT INTO audit (act, subject, detail) SELECT 'test', gen_random_uuid(), jsonb_build_object('n', n) FROM generate_series(1, {entries}) n");

        public async Task ExecuteAsync(string sql)
        {
            await using var connection = await Database.OpenConnectionAsync(Ct);
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(Ct);
        }

        public async ValueTask DisposeAsync()
        {
            await Database.DisposeAsync();
            await database.DisposeAsync();
        }
    }
}
